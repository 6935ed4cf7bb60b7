/** What came back for a page or a form. */
export interface ShownPage {
  readonly status: number;
  readonly html: string;
  /** Where a form led to. */
  readonly location: string | null;
}

/** A browser without scripts: it keeps its cookie, sends forms as they are, and follows nothing by itself. */
export class PageVisitor {
  private readonly jar = new Map<string, string>();

  constructor(private readonly url: string) {}

  /** In the demo: as one of the sample people. */
  static async as(url: string, person: string): Promise<PageVisitor> {
    const visitor = new PageVisitor(url);
    const { status, html } = await visitor.post('/dang-nhap', { person });
    if (status !== 303) throw new Error(`${person} did not come in: ${status} ${html}`);
    return visitor;
  }

  /** For what is no page. */
  get cookie(): string {
    return [...this.jar].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  get(path: string): Promise<ShownPage> {
    return this.send(path, {});
  }

  post(path: string, fields: Readonly<Record<string, string | readonly string[]>>): Promise<ShownPage> {
    const body = new URLSearchParams(
      Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one): [string, string] => [name, one])),
    );
    return this.send(path, { method: 'POST', body, headers: { Origin: this.url } });
  }

  /** A form with files. */
  postParts(path: string, body: FormData): Promise<ShownPage> {
    return this.send(path, { method: 'POST', body, headers: { Origin: this.url } });
  }

  private async send(path: string, options: RequestInit): Promise<ShownPage> {
    const headers = new Headers(options.headers);
    headers.set('Accept', 'text/html');
    headers.set('Cookie', this.cookie);
    const response = await fetch(new URL(path, this.url), { ...options, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split('; ')[0] ?? '').split(/=(.*)/s, 2);
      if (line.includes('Max-Age=0')) this.jar.delete(name);
      else this.jar.set(name, value);
    }
    return { status: response.status, html: await response.text(), location: response.headers.get('Location') };
  }
}

/** What a browser would send of a form as it stands: its fields with what is in them, no file, no button. */
export function fieldsIn(html: string): Record<string, string | readonly string[]> {
  const found = [...html.matchAll(/<input[^>]*>|<textarea[^>]*>[^<]*<\/textarea>/g)].map(([tag]) => tag).filter(isSent);
  const pairs = found.map((tag): readonly [string, string] => [attribute(tag, 'name') ?? '', contentOf(tag)]);
  const names = Map.groupBy(
    pairs.filter(([name]) => name !== ''),
    ([name]) => name,
  );
  return Object.fromEntries(
    [...names].map(([name, said]) => {
      const values = said.map(([, value]) => value);
      return [name, values.length === 1 ? (values[0] ?? '') : values];
    }),
  );
}

const isSent = (tag: string): boolean => !tag.includes('type="file"') && (!/type="(radio|checkbox)"/.test(tag) || / checked\b/.test(tag));
const attribute = (tag: string, name: string): string | null => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? null;
const contentOf = (tag: string): string =>
  plain(tag.startsWith('<textarea') ? (/>([^<]*)</.exec(tag)?.[1] ?? '') : (attribute(tag, 'value') ?? ''));
const plain = (text: string): string => text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&');

/** What a page says, as it is read: without tags, blanks put together. */
export const textOf = (html: string): string =>
  html
    .replaceAll(/<(script|style)[^>]*>.*?<\/\1>/gs, ' ')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&amp;', '&')
    .replaceAll('&quot;', '"')
    .replaceAll(/\s+/g, ' ');
