import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const ROOT = join(__dirname, '..', '..');
export const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

export interface Instruction {
  readonly name: string;
  readonly text: string;
}

/** A Dockerfile as its stages, each a list of instructions; continued lines joined, comments left out. */
export function stagesOf(dockerfile: string): Instruction[][] {
  const lines = dockerfile.replaceAll(/\\\n\s*/g, '').split('\n');
  const stages: Instruction[][] = [];
  for (const line of lines) {
    const [, name, text] = /^([A-Z]+) (.*)$/.exec(line.trim()) ?? [];
    if (name === undefined || text === undefined) continue;
    if (name === 'FROM') stages.push([]);
    stages.at(-1)?.push({ name, text });
  }
  return stages;
}

/** What COPY takes out of the repository (not out of another stage). */
export function copiedFromTheRepository(stages: readonly Instruction[][]): string[] {
  const copies = stages.flat().filter(({ name, text }) => name === 'COPY' && !text.startsWith('--from='));
  return copies.flatMap(({ text }) => text.split(' ').slice(0, -1));
}
