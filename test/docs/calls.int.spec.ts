import { read } from '../docker/dockerfile.fixture';
import { issue } from '../support/plans';
import { startSystem, type System } from '../support/system';

const METHOD_AND_PATH = /`(GET|PUT|POST|DELETE) (\/[^`?]+)/g;
const FENCE = /```sh\n([^]*?)```/g;

let system: System;
beforeAll(async () => {
  system = await startSystem();
  for (const plan of ['dong-trieu-2013', 'lang-giang-2023']) await issue(system, plan);
}, 60_000);
afterAll(() => system.stop());

describe('docs/api.md', () => {
  it('names every call of the application, and no other', async () => {
    const { paths } = (await system.get('/api/openapi.json')).body;
    const served = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods ?? {}).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const calls = read('docs/api.md').split('## Calls')[1]?.split('\n## ')[0] ?? '';
    const named = [...calls.matchAll(METHOD_AND_PATH)].map(([, method, path]) => `${method} ${path}`);
    expect(new Set(named)).toEqual(new Set(served));
  });
});

/** The `curl` lines of a page, and what the first line of the answer shown behind them says, if one is shown. */
function examplesOf(page: string): { readonly line: string; readonly status: number | null }[] {
  const text = read(page);
  return [...text.matchAll(FENCE)].flatMap(({ 1: code = '', index, 0: fence }) => {
    const shown = /^\s*```text\nHTTP\/1\.1 (\d+)/.exec(text.slice(index + fence.length))?.[1];
    const calls = code
      .replaceAll(/\\\n\s*/g, '')
      .split('\n')
      .filter((line) => line.startsWith('curl '));
    return calls.map((line) => ({ line, status: shown === undefined ? null : Number(shown) }));
  });
}

/** Enough of a shell for the examples: words, 'quoted words' and $'words with\n'. */
const wordsOf = (line: string): string[] =>
  [...line.matchAll(/\$'([^']*)'|'([^']*)'|(\S+)/g)].map(
    ([, escaped, quoted, bare]) => escaped?.replaceAll('\\n', '\n') ?? quoted ?? bare ?? '',
  );

async function called(line: string): Promise<number> {
  const words = wordsOf(line);
  const after = (flag: string): string[] => words.flatMap((word, index) => (word === flag ? [words[index + 1] ?? ''] : []));
  const headers = Object.fromEntries(after('-H').map((header) => header.split(/: (.*)/, 2)));
  const url = words.find((word) => word.startsWith('http://localhost:3000'))?.slice('http://localhost:3000'.length) ?? '';
  const [method = 'GET'] = after('-X');
  const [body] = [...after('-d'), ...after('--data-binary')];
  // The log of this system is shorter than that of the examples: it cannot wait for their positions.
  const path = url.replace(/[&?]after=[^&]*/, '');
  return (await system.send(path, { method, headers, ...(body !== undefined && { body }) })).status;
}

describe.each(['docs/api.md', 'README.md'])('the calls of %s', (page) => {
  const examples = examplesOf(page).filter(({ line }) => !line.includes('event-stream'));

  it('answer as shown, in the order in which they stand; 200 where nothing is shown', async () => {
    const answered: (readonly [string, number])[] = [];
    for (const { line } of examples) answered.push([line, await called(line)]);
    expect(examples.length).toBeGreaterThan(2);
    expect(answered).toEqual(examples.map(({ line, status }) => [line, status ?? 200]));
  });
});

const blocks = (page: string): string[] => [...read(page).matchAll(/```\w+\n[^]*?```/g)].map(([block]) => block);

describe('README.vi.md', () => {
  it('shows the same commands and answers as its English twin', () => expect(blocks('README.vi.md')).toEqual(blocks('README.md')));
});
