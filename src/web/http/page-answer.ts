import type { VNode } from 'preact';

/** What a page's handler gives back. */
export type PageAnswer =
  | { readonly kind: 'page'; readonly page: VNode; readonly status?: number; readonly secret?: true; readonly cookies?: readonly string[] }
  /** After a form was taken (303): going back or loading again sends nothing twice. `cookies` as the API set them. */
  | { readonly kind: 'see-other'; readonly to: string; readonly cookies?: readonly string[] }
  /** Not a page: a list as a file, the state of a draft. */
  | { readonly kind: 'file'; readonly body: string | Buffer; readonly type: string; readonly name?: string; readonly status?: number };

export const page = (shown: VNode, status = 200): PageAnswer => ({ kind: 'page', page: shown, status });
export const seeOther = (to: string, cookies: readonly string[] = []): PageAnswer => ({ kind: 'see-other', to, cookies });
/** Shows something that is shown once: no browser and nobody between keeps it. */
export const secretPage = (shown: VNode, more: { readonly status?: number; readonly cookies?: readonly string[] } = {}): PageAnswer => ({
  kind: 'page',
  page: shown,
  secret: true,
  ...more,
});
