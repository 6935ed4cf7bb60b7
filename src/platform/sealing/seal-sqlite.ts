import type { Hash } from '@hieuhoc/transparency-log';
import { SealFileDamaged } from './sealing.errors';

/** The primary result code of an error of node:sqlite, by its fields: it need not be an instance of this realm's Error. */
export function sqliteCode(error: unknown): number | null {
  const code: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'errcode') : undefined;
  return typeof code === 'number' ? code & 0xff : null;
}

/** Columns of a row read as a list. What has another type than the schema says is damage. */
export class Columns {
  private readonly values: readonly unknown[];

  constructor(row: unknown) {
    this.values = Array.isArray(row) ? row : [];
  }

  number(at: number): number {
    const value = this.values[at];
    if (typeof value === 'number') return value;
    throw damaged();
  }

  text(at: number): string {
    const value = this.values[at];
    if (typeof value === 'string') return value;
    throw damaged();
  }

  textOrNull(at: number): string | null {
    return this.values[at] === null ? null : this.text(at);
  }

  hash(at: number): Hash {
    return this.bytes(at);
  }

  bytes(at: number): Uint8Array {
    const value = this.values[at];
    if (value instanceof Uint8Array || isBytes(value)) return value;
    throw damaged();
  }
}

/** Bytes that a built-in module made in another realm than this one's. */
const isBytes = (value: unknown): value is Uint8Array => ArrayBuffer.isView(value) && value.constructor.name === 'Uint8Array';

const damaged = (): SealFileDamaged => new SealFileDamaged('seal.db', 'một cột không có kiểu đã định');
