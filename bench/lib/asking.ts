import type { Answer, Application } from './application';
import type { Measure } from './bench';
import { median, quantile } from './stats';

/** How long answers took: each question's first, and the others. */
export interface Asked {
  readonly first: readonly number[];
  readonly again: readonly number[];
}

export async function asked(app: Application, path: string): Promise<Answer> {
  const answer = await app.get(path);
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}: ${answer.text.slice(0, 500)}`);
  return answer;
}

/** Asks every question once, then all of them again and again, one after the other as one reader does. */
export async function askAll(app: Application, paths: readonly string[], rounds: number): Promise<Asked> {
  process.stderr.write(`asking ${paths.length} questions ${rounds + 1} times, such as ${paths[0] ?? ''}\n`);
  const first: number[] = [];
  const again: number[] = [];
  for (const path of paths) first.push((await asked(app, path)).milliseconds);
  for (let round = 0; round < rounds; round++) for (const path of paths) again.push((await asked(app, path)).milliseconds);
  process.stderr.write(`  first: ${said(first)}; again: ${said(again)}\n`);
  return { first, again };
}

/** The paths of all pages of a list, by its cursors. */
export async function pagesOf(
  app: Application,
  path: string,
): Promise<{ readonly paths: readonly string[]; readonly first: readonly number[] }> {
  const paths = [path];
  const first: number[] = [];
  for (const page of paths) {
    const { text, milliseconds } = await asked(app, page);
    first.push(milliseconds);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what every list answers
    const { next } = JSON.parse(text) as { readonly next: string | null };
    if (next !== null) paths.push(`${path}&cursor=${encodeURIComponent(next)}`);
  }
  return { paths, first };
}

const said = (values: readonly number[]): string => `median ${median(values).toFixed(1)} ms, p99 ${p99(values).toFixed(1)} ms`;

export const p99 = (values: readonly number[]): number => quantile(values, 0.99);

export const measuresOf = (what: string, { first, again }: Asked): Measure[] => [
  ...spread(`${what}, asked for the first time`, first),
  ...spread(`${what}, asked again`, again),
];

export const spread = (what: string, values: readonly number[]): Measure[] =>
  values.length === 0
    ? []
    : [
        { what: `${what}: median of ${values.length}`, value: median(values), unit: 'ms' },
        { what: `${what}: p99`, value: p99(values), unit: 'ms' },
      ];
