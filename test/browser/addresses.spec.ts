import { RequestMethod } from '@nestjs/common';
import { startGuarded, type Guarded } from '../support/signed-in';
import { ADDRESSES } from './addresses';
import { pageRoutes, routeAt } from './routes';

/** What is asked for with GET and is no page to look at. */
const NO_PAGES: readonly string[] = ['/'];
/** The sample has none of these; they are tried with what their own specs make. */
const NOT_IN_SAMPLE: readonly string[] = ['/kiem-chung/:code', '/nhap/tep/:id', '/tai-khoan/:account', '/cong-nhan/danh-sach/:id'];
const FILE = /[.](csv|xlsx)$|tai-ve|bien-nhan|truc-tiep/;

let guarded: Guarded;
let asked: readonly string[];
beforeAll(async () => {
  guarded = await startGuarded();
  asked = pageRoutes(guarded.app, RequestMethod.GET);
});
afterAll(() => guarded.stop());

describe('the pages that are opened in a browser', () => {
  it('are all that there are', () => {
    expect(asked.length).toBeGreaterThan(25);
    const opened = new Set(ADDRESSES.map(({ address, link }) => routeAt(asked, link === undefined ? address : `${link}1`)));
    const lacking = asked.filter((path) => ![...NO_PAGES, ...NOT_IN_SAMPLE].includes(path) && !FILE.test(path) && !opened.has(path));
    expect(lacking).toEqual([]);
  });

  it('have names and addresses of their own', () => {
    expect(new Set(ADDRESSES.map(({ name }) => name)).size).toBe(ADDRESSES.length);
  });
});
