export interface Difference {
  /** Where: `targets.gia-dinh-2015.criterion.value`. */
  readonly path: string;
  readonly was: unknown;
  readonly is: unknown;
}

/** What differs between two JSON values, path by path; members of a list are told apart by `id` or `code` where they have one. */
export function differencesOf(was: unknown, is: unknown, path = ''): Difference[] {
  if (Object.is(was, is)) return [];
  const before = membersOf(was);
  const after = membersOf(is);
  if (before === null || after === null)
    return JSON.stringify(was) === JSON.stringify(is) ? [] : [{ path, was: was ?? null, is: is ?? null }];
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) =>
    differencesOf(before.get(key), after.get(key), path === '' ? key : `${path}.${key}`),
  );
}

function membersOf(value: unknown): Map<string, unknown> | null {
  if (typeof value !== 'object' || value === null) return null;
  if (value instanceof Map) return new Map(value);
  if (Array.isArray(value)) return new Map(value.map((member: unknown, index) => [nameOf(member) ?? String(index), member]));
  return new Map(Object.entries(value));
}

function nameOf(member: unknown): string | null {
  if (typeof member !== 'object' || member === null) return null;
  if ('id' in member && typeof member.id === 'string') return member.id;
  return 'code' in member && typeof member.code === 'string' ? member.code : null;
}
