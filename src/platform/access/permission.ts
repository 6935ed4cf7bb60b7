import { applyDecorators, SetMetadata } from '@nestjs/common';
import type { Action } from './actions';

/** Where a request says which area it is about. */
export type AreaOf =
  | { readonly kind: 'param' | 'body'; readonly name: string }
  /** Left out, the question is about `or`. */
  | { readonly kind: 'query'; readonly name: string; readonly or: AreaOf }
  /** Of something that lies in an area: its finder is registered with `AreaFinders`. */
  | { readonly kind: 'found'; readonly by: FoundBy; readonly from: 'param' | 'body' | 'query'; readonly name: string }
  /** Of a body that names none when it stands under nothing. */
  | { readonly kind: 'body-or-all'; readonly name: string }
  /** The whole country: a right that nothing lies above. */
  | { readonly kind: 'everywhere' }
  /** The right on any area is enough. Where a command names several areas, the handler asks `Access.require` row by row. */
  | { readonly kind: 'somewhere' };

export type FoundBy = 'plan' | 'body' | 'subject' | 'stream' | 'event' | 'account';

export const area = {
  param: (name: string): AreaOf => ({ kind: 'param', name }),
  /** Left out, the question is about everything, or what it says instead. */
  query: (name: string, or: AreaOf = { kind: 'everywhere' }): AreaOf => ({ kind: 'query', name, or }),
  body: (name: string): AreaOf => ({ kind: 'body', name }),
  bodyOrAll: (name: string): AreaOf => ({ kind: 'body-or-all', name }),
  found: (by: FoundBy, from: 'param' | 'body' | 'query', name: string = by): AreaOf => ({ kind: 'found', by, from, name }),
  everywhere: { kind: 'everywhere' } satisfies AreaOf as AreaOf,
  somewhere: { kind: 'somewhere' } satisfies AreaOf as AreaOf,
};

/** What a route declares: what it takes, or why it takes nothing. */
export type Declared =
  | { readonly open: string }
  /** A page: it asks the API as the person who looks, and the API says what he may. */
  | { readonly page: true }
  /** Whoever has signed in, whatever the rights. */
  | { readonly signedIn: string }
  | { readonly action: Action; readonly area: AreaOf };

export const DECLARED = 'hieuhoc:permission';

/** Of a route (or of every route of a controller): the action it is, and where. A route that declares nothing stops the start. */
export const Permission = (action: Action, where: AreaOf): ClassDecorator & MethodDecorator =>
  applyDecorators(SetMetadata(DECLARED, { action, area: where } satisfies Declared));

/** For everybody, signed in or not; the reason is read by whoever reviews the list. */
export const Open = (why: string): ClassDecorator & MethodDecorator =>
  applyDecorators(SetMetadata(DECLARED, { open: why } satisfies Declared));

/** For whoever has signed in: one's own rights, one's own session. */
export const SignedIn = (why: string): ClassDecorator & MethodDecorator =>
  applyDecorators(SetMetadata(DECLARED, { signedIn: why } satisfies Declared));

/** Of a controller of pages: what a page shows or sends goes through the calls of the API, each with its own permission. */
export const PageRoutes = (): ClassDecorator & MethodDecorator => applyDecorators(SetMetadata(DECLARED, { page: true } satisfies Declared));
