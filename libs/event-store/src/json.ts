/** What an event may hold: JSON without `undefined`; figures are decimal strings, never JSON numbers. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}
