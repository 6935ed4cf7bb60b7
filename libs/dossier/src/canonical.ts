/** RFC 8785 of what came out of JSON.parse, whose numbers and texts ECMAScript writes as it demands. Members that are undefined are left out. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return `{${members
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`)
    .join(',')}}`;
}

/** Whether a text that JSON.parse read is the canonical one; quick where it is, which is nearly always. */
export const isCanonical = (value: unknown, text: string): boolean =>
  (JSON.stringify(value) === text && isSorted(value)) || canonical(value) === text;

function isSorted(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.every(isSorted);
  let last = '';
  for (const [name, member] of Object.entries(value)) {
    if (name < last || !isSorted(member)) return false;
    last = name;
  }
  return true;
}
