import { LineCounter } from 'yaml';
import { locator, parseTree, shapeProblems } from './parse-yaml';
import type { Parsed } from './parsed';
import { problemAt } from './problem';

const failedAt = (error: unknown, lines: LineCounter): { line: number; column: number } | null => {
  const position = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
  if (position === undefined) return null;
  const { line, col } = lines.linePos(Number(position));
  return { line, column: col };
};

/** Strict JSON; its places come from the YAML tree of the same text, since JSON is YAML. */
export function parseJson(text: string): Parsed {
  const lines = new LineCounter();
  const tree = parseTree(text, lines);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const finding = { code: 'bad-syntax', path: [], found: 'lỗi cú pháp JSON', allowed: 'một tài liệu JSON đúng cú pháp' };
    return { ok: false, problems: [problemAt(failedAt(error, lines), finding)] };
  }
  const problems = tree.errors.length > 0 ? [] : shapeProblems(tree.contents, lines);
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, value, locate: locator(tree.contents, lines) };
}
