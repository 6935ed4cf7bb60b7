import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants';
import { DiscoveryService } from '@nestjs/core';
import { DECLARED } from '../../src/platform/access/permission';
import { startGuarded, type Guarded } from '../support/signed-in';
import { ADDRESSES } from './addresses';

/** What is asked for with GET and is no page to look at. */
const NO_PAGES: readonly string[] = ['/'];
/** The sample has none of these; they are tried with what their own specs make. */
const NOT_IN_SAMPLE: readonly string[] = ['/kiem-chung/:code', '/cong-nhan/danh-sach/:id', '/nhap/tep/:id'];
const FILE = /[.](csv|xlsx)$|tai-ve|bien-nhan|truc-tiep/;

let guarded: Guarded;
let asked: readonly string[];
beforeAll(async () => {
  guarded = await startGuarded();
  asked = pagesOf(guarded);
});
afterAll(() => guarded.stop());

/** Every GET of a controller of pages, as its path is declared. */
function pagesOf({ app }: Guarded): readonly string[] {
  return app
    .get(DiscoveryService, { strict: false })
    .getControllers()
    .flatMap(({ metatype, instance }) => {
      const declared: unknown = typeof metatype === 'function' ? Reflect.getMetadata(DECLARED, metatype) : null;
      if (typeof metatype !== 'function' || typeof declared !== 'object' || declared === null || !('page' in declared)) return [];
      const prototype: unknown = Object.getPrototypeOf(instance);
      const base: unknown = Reflect.getMetadata(PATH_METADATA, metatype);
      if (typeof prototype !== 'object' || prototype === null) return [];
      return Object.getOwnPropertyNames(prototype).flatMap((name) => {
        const handler: unknown = Reflect.get(prototype, name);
        if (typeof handler !== 'function' || Reflect.getMetadata(METHOD_METADATA, handler) !== RequestMethod.GET) return [];
        const path: unknown = Reflect.getMetadata(PATH_METADATA, handler);
        return [`/${String(base)}/${String(path)}`.replaceAll(/\/+/g, '/').replace(/(.)\/$/, '$1')];
      });
    });
}

const isOpened = (path: string): boolean => {
  const pattern = new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/:\w+/g, '[^/?]+')}([?]|$)`);
  return ADDRESSES.some(({ address, link }) => (link === undefined ? pattern.test(address) : pattern.test(`${link}1`)));
};

describe('the pages that are opened in a browser', () => {
  it('are all that there are', () => {
    expect(asked.length).toBeGreaterThan(25);
    const lacking = asked.filter((path) => ![...NO_PAGES, ...NOT_IN_SAMPLE].includes(path) && !FILE.test(path) && !isOpened(path));
    expect(lacking).toEqual([]);
  });

  it('have names and addresses of their own', () => {
    expect(new Set(ADDRESSES.map(({ name }) => name)).size).toBe(ADDRESSES.length);
  });
});
