import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Command } from 'commander';
import { Cli } from '../../src/cli/cli';
import { buildProgram } from '../../src/cli/program';
import { Config } from '../../src/platform/config/config';
import { read, ROOT } from '../docker/dockerfile.fixture';

const PAGES = [
  'README.md',
  'README.vi.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'SECURITY.md',
  ...readdirSync(join(ROOT, 'docs'))
    .filter((file) => file.endsWith('.md'))
    .map((file) => `docs/${file}`),
];
const SNIPPET = /<!-- cut from (\S+) -->\s*```\w+\n([^]*?)```/g;
const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

describe.each(PAGES)('%s', (page) => {
  const text = read(page);

  it('links only to what is there', () => {
    const targets = [...text.matchAll(/\]\((?!https?:|mailto:|#)([^)#]+)(?:#[^)]*)?\)/g)].map(([, target = '']) => target);
    expect(targets.filter((target) => !existsSync(join(ROOT, dirname(page), target)))).toEqual([]);
  });

  it('names only files of the repository', () => {
    const named = [...text.matchAll(/`((?:src|libs|test|docs|docker|plans|bench)\/[\w./-]+)`/g)].map(([, path = '']) => path);
    expect(named.filter((path) => !path.startsWith('docker/secrets') && !existsSync(join(ROOT, path)))).toEqual([]);
  });

  it('shows code as it stands in the file it was cut from', () => {
    for (const [, path = '', code = ''] of text.matchAll(SNIPPET)) {
      const file = lines(read(path));
      let from = 0;
      for (const line of lines(code)) {
        if (line === '…') continue;
        const found = file.indexOf(line, from);
        expect(`${path}: ${found < 0 ? line : ''}`).toBe(`${path}: `);
        from = found + 1;
      }
    }
  });

  it('runs only scripts that there are', () => {
    const { scripts } = JSON.parse(read('package.json'));
    for (const [, name = ''] of text.matchAll(/npm run (?:-s )?([a-z:]+)/g)) expect(scripts).toHaveProperty([name]);
  });

  it('calls only verbs and options that hieuhoc has', () => {
    const program = buildProgram(new Cli(silent, {}));
    for (const [, line = ''] of text.matchAll(/(?:npm run -s hieuhoc --|main\.js) ([^`\n]+)/g)) {
      const words = line.split(' ');
      const command = descend(program, words);
      if (line.startsWith('<')) continue;
      expect(command === program ? line : 'a verb').toBe('a verb');
      const options = new Set([...command.options, ...program.options].flatMap(({ long, short }) => [long, short]));
      for (const word of words.filter((one) => one.startsWith('--'))) expect([...options, '--help']).toContain(word);
    }
  });
});

const silent = { out: () => Promise.resolve(), err: () => undefined, outIsTerminal: false, errIsTerminal: false };

function descend(command: Command, words: readonly string[]): Command {
  const next = command.commands.find((one) => one.name() === words[0]);
  return next === undefined ? command : descend(next, words.slice(1));
}

const leaves = (command: Command, path = ''): string[] =>
  command.commands.length === 0 ? [path] : command.commands.flatMap((one) => leaves(one, `${path} ${one.name()}`.trim()));

describe('docs/operations.md', () => {
  const text = read('docs/operations.md');
  const firstCells = (heading: string): string[] => {
    const section = text.split(`## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
    return [...section.matchAll(/^\| ([^|]*?) *\|/gm)].flatMap(([, cell = '']) =>
      [...cell.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code),
    );
  };

  it('has every name of the configuration, with its default', () => {
    const defaults = new Config();
    const names = firstCells('Configuration');
    for (const [name, value] of Object.entries(defaults)) {
      expect(names).toContain(name);
      const row = text.split('\n').find((line) => line.startsWith(`| \`${name}\``));
      if (value !== undefined) expect(row).toContain(`\`${String(value)}\``);
    }
    expect(names.filter((name) => !read('.env.example').includes(`\n${name}=`))).toEqual([]);
    expect(read('.env.example').match(/^[A-Z_]+=/gm)).toHaveLength(names.length);
  });

  it('has every verb of hieuhoc, and no other', () =>
    expect(firstCells('The command line').toSorted(byText)).toEqual(leaves(buildProgram(new Cli(silent, {}))).toSorted(byText)));

  it('explains refusals by codes that the sources have', () => {
    const sources = ['src', 'libs'].flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
        .filter((path) => path.endsWith('.ts'))
        .map((path) => read(join(folder, path))),
    );
    const codes = firstCells('A start that is refused');
    expect(codes.length).toBeGreaterThan(8);
    for (const code of codes) expect([code, sources.some((source) => source.includes(`'${code}'`))]).toEqual([code, true]);
  });
});

const byText = (a: string, b: string): number => (a < b ? -1 : 1);
