/** Just as much XML as spreadsheets are made of: nothing is looked up, nothing is expanded. */

export interface Element {
  readonly about: string;
  readonly inner: string;
}

/** Elements of a name that do not lie in each other, each looked at once: a file made to be slow to read is not. */
export function* elements(xml: string, name: string): Iterable<Element> {
  const [open, close] = [`<${name}`, `</${name}>`];
  for (let at = xml.indexOf(open); at >= 0; at = xml.indexOf(open, at)) {
    const named = at + open.length;
    at = named;
    if (!' />\t\r\n'.includes(xml[named] ?? 'x')) continue;
    const bracket = xml.indexOf('>', named);
    if (bracket < 0) return;
    const about = xml.slice(named, bracket);
    if (about.endsWith('/')) {
      yield { about, inner: '' };
      continue;
    }
    const end = xml.indexOf(close, bracket);
    if (end < 0) return;
    yield { about, inner: xml.slice(bracket + 1, end) };
    at = end;
  }
}

export const unescaped = (text: string): string =>
  text
    .replaceAll(/&#(x?)([0-9a-f]{1,6});/gi, (_, hex: string, code: string) => character(Number.parseInt(code, hex === '' ? 10 : 16)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');

const character = (code: number): string => (code <= 0x10ffff ? String.fromCodePoint(code) : '');

export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const named = new Map<string, RegExp>();

/** Of what stands in the opening tag. */
export function attribute(about: string, name: string): string | undefined {
  const pattern = named.get(name) ?? new RegExp(`\\s${name}=(?:"([^"]*)"|'([^']*)')`);
  named.set(name, pattern);
  const [, double, single] = pattern.exec(about) ?? [];
  const text = double ?? single;
  return text === undefined ? undefined : unescaped(text);
}
