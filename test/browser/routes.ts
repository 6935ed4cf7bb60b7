import { RequestMethod, type INestApplicationContext } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants';
import { DiscoveryService } from '@nestjs/core';
import { DECLARED } from '../../src/platform/access/permission';

/** Every GET, or every POST, of a controller of pages, as its path is declared. */
export function pageRoutes(app: INestApplicationContext, method: RequestMethod): readonly string[] {
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
        if (typeof handler !== 'function' || Reflect.getMetadata(METHOD_METADATA, handler) !== method) return [];
        const path: unknown = Reflect.getMetadata(PATH_METADATA, handler);
        return [`/${String(base)}/${String(path)}`.replaceAll(/\/+/g, '/').replace(/(.)\/$/, '$1')];
      });
    });
}

/** Which of them answers at `address`: of several that fit, the one that names most of it (`/tai-khoan/moi`, not `/tai-khoan/:account`). */
export function routeAt(routes: readonly string[], address: string): string | null {
  const fits = (path: string): boolean => new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/:\w+/g, '[^/?]+')}([?#]|$)`).test(address);
  const left = (path: string): number => path.split(':').length;
  return routes.filter(fits).toSorted((a, b) => left(a) - left(b))[0] ?? null;
}
