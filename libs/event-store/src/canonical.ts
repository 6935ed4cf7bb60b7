import { NotCanonicalizable } from './errors';

/** So many members are put in order one by one. */
const FEW = 32;

/**
 * Canonical JSON after RFC 8785: keys sorted by UTF-16 code units, no blanks, ECMAScript numbers and strings.
 * Members that are `undefined` are left out. Throws NotCanonicalizable for what JSON cannot say without losing something:
 * NaN, infinities, bigint, lone surrogates, functions, holes in lists, dates, maps, sets, byte arrays.
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
      return value === null ? 'null' : Array.isArray(value) ? canonicalList(value) : canonicalObject(value);
    case 'undefined':
    case 'bigint':
    case 'symbol':
    case 'function':
      throw new NotCanonicalizable(typeof value);
  }
}

function canonicalList(list: readonly unknown[]): string {
  let text = '[';
  for (let index = 0; index < list.length; index++) text += index === 0 ? canonicalJson(list[index]) : `,${canonicalJson(list[index])}`;
  return `${text}]`;
}

function canonicalObject(value: object): string {
  const kind = Object.prototype.toString.call(value);
  if (kind !== '[object Object]') throw new NotCanonicalizable(kind.slice('[object '.length, -1));
  let text = '';
  for (const key of inOrder(Object.keys(value))) {
    const member: unknown = Reflect.get(value, key);
    if (member === undefined) continue;
    text += `${text === '' ? '' : ','}${quoted(key)}:${canonicalJson(member)}`;
  }
  return `{${text}}`;
}

/** By UTF-16 code units, each put in its place among those before it: cheaper than a sort for the few members of a body. */
function inOrder(keys: string[]): string[] {
  if (keys.length > FEW) return keys.toSorted();
  for (const [index, key] of keys.entries()) {
    let at = index;
    for (let before = keys[at - 1]; before !== undefined && before > key; before = keys[at - 1]) keys[at--] = before;
    keys[at] = key;
  }
  return keys;
}

/** Characters that JSON escapes, and halves of characters: text without them is quoted as it stands, which is most text. */
// oxlint-disable-next-line no-control-regex
const SPECIAL = /["\\\u0000-\u001F\uD800-\uDFFF]/;

function quoted(text: string): string {
  if (!SPECIAL.test(text)) return `"${text}"`;
  if (!text.isWellFormed()) throw new NotCanonicalizable('lone surrogate');
  return JSON.stringify(text);
}

const encoder = new TextEncoder();

export function canonicalBytes(value: unknown): Uint8Array {
  return encoder.encode(canonicalJson(value));
}
