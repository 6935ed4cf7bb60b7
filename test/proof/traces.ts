import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const utf16be = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();
const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Every form in which a value could lie somewhere and be recognised. */
export const FORMS: Readonly<Record<string, (value: string) => Buffer>> = {
  'UTF-8': (value) => Buffer.from(value),
  'UTF-8, accents apart': (value) => Buffer.from(value.normalize('NFD')),
  'UTF-16, little end first': (value) => Buffer.from(value, 'utf16le'),
  'UTF-16, big end first': utf16be,
  'percent-encoded': (value) => Buffer.from(encodeURIComponent(value)),
  'escaped JSON': (value) => Buffer.from(value.replaceAll(/[^ -~]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)),
  // Whole groups of three bytes, for each place where a value may begin within a group.
  base64: (value) => within64(value, 0),
  'base64 from the second byte of a group': (value) => within64(value, 1),
  'base64 from the third byte of a group': (value) => within64(value, 2),
  'its SHA-256': sha256,
  'its SHA-256 in hex': (value) => Buffer.from(sha256(value).toString('hex')),
  'its SHA-256 in base64': (value) => Buffer.from(sha256(value).toString('base64')),
};

function within64(value: string, place: number): Buffer {
  const bytes = Buffer.from(value).subarray(place === 0 ? 0 : 3 - place);
  return Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 3)).toString('base64'));
}

export const filesUnder = (...folders: readonly string[]): string[] =>
  folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((file) =>
      file.isFile() ? [join(file.parentPath, file.name)] : [],
    ),
  );

/** Finds any of very many byte strings: by their first four bytes, then whole. */
export class Traces {
  private readonly byHead = new Map<number, { readonly what: string; readonly bytes: Buffer }[]>();

  add(what: string, bytes: Buffer): void {
    if (bytes.length < 4) throw new RangeError(`${what} is too short to be told from chance`);
    const head = bytes.readUInt32BE(0);
    this.byHead.set(head, [...(this.byHead.get(head) ?? []), { what, bytes }]);
  }

  addValue(value: string): void {
    for (const [form, make] of Object.entries(FORMS)) this.add(`${value} (${form})`, make(value));
  }

  /** `what in file` of each that is found. Between two files others have their turn: a connection that was closed meanwhile is seen to be. */
  async foundIn(files: readonly string[]): Promise<string[]> {
    const found: string[] = [];
    for (const file of files) {
      found.push(...this.inBytes(readFileSync(file)).map((what) => `${what} in ${file}`));
      await new Promise(setImmediate);
    }
    return found;
  }

  inBytes(bytes: Buffer): string[] {
    const found = new Set<string>();
    let head = bytes.length < 4 ? 0 : bytes.readUInt32BE(0);
    for (let at = 0; at + 4 <= bytes.length; at++) {
      for (const one of this.byHead.get(head) ?? []) if (bytes.subarray(at, at + one.bytes.length).equals(one.bytes)) found.add(one.what);
      head = ((head << 8) | (bytes[at + 4] ?? 0)) >>> 0;
    }
    return [...found];
  }
}
