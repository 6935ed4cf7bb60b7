/** Primary result code of an error of node:sqlite; null for another. By its fields: a built-in's error need not be of this realm. */
export function sqliteCode(error: unknown): number | null {
  const code: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'errcode') : undefined;
  return typeof code === 'number' ? code & 0xff : null;
}

export const BUSY = 5;
export const FULL = 13;
