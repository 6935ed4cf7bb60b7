import { startSample } from '../support/sample-server';
import { Paging, type Shown } from '../support/paging';
import { ADDRESSES } from './addresses';
import { publish, whereIs } from './where';

jest.setTimeout(600_000);

/** Of links that differ only in what they name, so many are followed. */
const OF_A_KIND = 2;

/** What the address bar would show: no fragment, entities as they are meant. */
const linksIn = (html: string): readonly string[] =>
  [...html.matchAll(/<a\b[^>]*\shref="([^"]*)"/g)]
    .map(([, href = '']) => href.replaceAll('&amp;', '&').replace(/#.*$/, ''))
    .filter(Boolean);

/** Which page, for whom, asked with which names. */
function kindOf(href: string): string {
  const { pathname, searchParams } = new URL(href, 'http://page');
  const path = pathname.replaceAll(/[/][^/]*\d[^/]*/g, '/…').replace(/^([/](?:chi-tieu|ma-tran|ke-hoach|nhiem-vu)[/]).*?(?=[/]|$)/, '$1…');
  return `${path}?${[...searchParams.keys()].toSorted().join('&')}`;
}

describe('the links of every page', () => {
  let server: Awaited<ReturnType<typeof startSample>>;
  beforeAll(async () => {
    server = await startSample();
    await publish(server);
  });
  afterAll(() => server.remove());

  const people = [...new Set(ADDRESSES.map(({ person }) => person))];

  it.each(people)('of %s lead to pages that answer, and no page brings a script or a handler in its text', async (person) => {
    const visitor = await Paging.as(server, person);
    const [followed, broken] = [new Map<string, number>(), new Set<string>()];
    for (const one of ADDRESSES.filter((each) => each.person === person)) {
      const { name } = one;
      const page = await visitor.get(await whereIs(server, one));
      for (const fault of faultsOf(page, name.endsWith('khong-co') ? 404 : 200)) broken.add(`${name}: ${fault}`);
      for (const link of linksIn(page.html)) {
        const kind = kindOf(link);
        const times = followed.get(kind) ?? 0;
        if (!link.startsWith('/') || times >= OF_A_KIND) continue;
        followed.set(kind, times + 1);
        const { status } = await visitor.get(link);
        if (status >= 400) broken.add(`${name}: ${link} answers ${String(status)}`);
      }
    }
    expect([...broken]).toEqual([]);
    expect(followed.size).toBeGreaterThan(10);
  });
});

/** What a page of ours never has. */
function faultsOf({ status, headers, html }: Shown, meant: number): readonly string[] {
  const policy = headers.get('Content-Security-Policy') ?? '';
  const scripts = policy.split('; ').find((one) => one.startsWith('script-src '));
  return [
    status === meant ? null : `answers ${String(status)}`,
    scripts === "script-src 'self'" ? null : `may run ${String(scripts)}`,
    /<script(?![^>]*\ssrc=)/.test(html) ? 'a script in its text' : null,
    /<[a-z][^<>]*\son[a-z]+=/i.test(html) ? 'a handler in its text' : null,
    /href="javascript:/i.test(html) ? 'a script as a link' : null,
  ].filter((one) => one !== null);
}
