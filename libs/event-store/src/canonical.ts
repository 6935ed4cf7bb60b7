import { NotCanonicalizable } from './errors';

/**
 * Canonical JSON after RFC 8785: keys sorted by UTF-16 code units, no blanks, ECMAScript numbers and strings.
 * Members that are `undefined` are left out. Throws NotCanonicalizable for NaN, infinities, bigint, lone surrogates, functions.
 */
export function canonicalJson(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return quoted(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'number':
      if (!Number.isFinite(value)) throw new NotCanonicalizable(String(value));
      return JSON.stringify(value);
    case 'object':
      return value === null ? 'null' : Array.isArray(value) ? `[${value.map(canonicalJson).join(',')}]` : canonicalObject(value);
    case 'undefined':
    case 'bigint':
    case 'symbol':
    case 'function':
      throw new NotCanonicalizable(typeof value);
  }
}

function canonicalObject(value: object): string {
  const members: string[] = [];
  const entries = Object.entries(value).filter((entry): entry is [string, unknown] => entry[1] !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [key, member] of entries) members.push(`${quoted(key)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}

function quoted(text: string): string {
  if (!text.isWellFormed()) throw new NotCanonicalizable('lone surrogate');
  return JSON.stringify(text);
}

const encoder = new TextEncoder();

export function canonicalBytes(value: unknown): Uint8Array {
  return encoder.encode(canonicalJson(value));
}
