import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PATH_METADATA } from '@nestjs/common/constants';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { DECLARED, type Declared } from './permission';

export interface DeclaredRoute {
  readonly controller: string;
  readonly handler: string;
  readonly declared: Declared;
}

export class UndeclaredRoutes extends Error {
  constructor(readonly routes: readonly string[]) {
    super(`Không khởi động: mỗi địa chỉ phải khai báo quyền bằng @Permission, @SignedIn hoặc @Open. Còn thiếu: ${routes.join(', ')}.`);
  }
}

/** Deny by default begins at the start: a route that declares nothing stops it. */
@Injectable()
export class DeclaredRoutes implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  onModuleInit(): void {
    this.all();
  }

  /** Every route of the application with what it declares. Throws UndeclaredRoutes. */
  all(): readonly DeclaredRoute[] {
    const routes = this.discovery.getControllers().flatMap(({ metatype, instance }) => this.routesOf(metatype, instance));
    const undeclared = routes.filter(({ declared }) => declared === undefined);
    if (undeclared.length > 0) throw new UndeclaredRoutes(undeclared.map(({ controller, handler }) => `${controller}.${handler}`));
    return routes.flatMap(({ declared, ...route }) => (declared === undefined ? [] : [{ ...route, declared }]));
  }

  private routesOf(
    metatype: unknown,
    instance: unknown,
  ): readonly (Omit<DeclaredRoute, 'declared'> & { declared: Declared | undefined })[] {
    if (typeof metatype !== 'function' || typeof instance !== 'object' || instance === null) return [];
    const prototype: unknown = Object.getPrototypeOf(instance);
    if (typeof prototype !== 'object' || prototype === null) return [];
    return this.scanner.getAllMethodNames(prototype).flatMap((handler) => {
      const method: unknown = Reflect.get(prototype, handler);
      if (typeof method !== 'function' || Reflect.getMetadata(PATH_METADATA, method) === undefined) return [];
      const declared = this.reflector.getAllAndOverride<Declared | undefined>(DECLARED, [method, metatype]);
      return [{ controller: metatype.name, handler, declared }];
    });
  }
}
