/* oxlint-disable typescript/no-unsafe-type-assertion -- here columns of the log's file become texts */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { EMPTY_ROOT, GrowingTree, hashOfLeaf, leafOf, sameHash, toHex, type Hash } from '@hieuhoc/transparency-log';

const COLUMNS = ['seq', 'id', 'stream', 'revision', 'type', 'recorded_at', 'lower(hex(leaf))', 'data', 'metadata'];
const END = '\n';
const WHOLE = `SELECT count(*), coalesce(group_concat(line, ''), '') FROM (SELECT ${COLUMNS.join(" || '|' || ")} || '${END}' AS line FROM events ORDER BY seq)`;

/** Every byte of the events that a file holds, as one text; null where SQLite finds the file unsound. */
export function contentOf(path: string, readOnly = true): { readonly size: number; readonly text: string } | null {
  try {
    const database = new DatabaseSync(path, { readOnly });
    try {
      const statement = database.prepare(WHOLE);
      statement.setReturnArrays(true);
      const [size, text] = statement.get() as unknown as [number, string];
      const sound = database.prepare('PRAGMA integrity_check(1)').get()?.['integrity_check'] === 'ok';
      return sound ? { size, text } : null;
    } finally {
      database.close();
    }
  } catch {
    return null;
  }
}

/** Leaves computed from the bytes of a content, in log order; null where one is not the stored one. */
export function leavesFrom(text: string): Hash[] | null {
  const last = new Map<string, Hash>();
  const leaves: Hash[] = [];
  for (const line of text.split(END).slice(0, -1)) {
    const [, id = '', stream = '', revision, type = '', recordedAt = '', stored, data = '', metadata = ''] = line.split('|');
    const event = { id, type, stream, revision: Number(revision), recordedAt, data: Buffer.from(data), metadata: Buffer.from(metadata) };
    const leaf = hashOfLeaf(leafOf(event, last.get(stream) ?? null));
    if (toHex(leaf) !== stored) return null;
    last.set(stream, leaf);
    leaves.push(leaf);
  }
  return leaves;
}

/** A log that was written to its end: what any moment of its past may hold are beginnings of it. */
export class WrittenLog {
  readonly #lengths: readonly number[];
  readonly #roots: readonly Hash[];
  readonly #text: string;

  constructor(path: string) {
    const content = contentOf(path);
    const leaves = content === null ? null : leavesFrom(content.text);
    if (content === null || leaves === null) throw new Error(`${path} is not sound when it was written to its end`);
    this.#text = content.text;
    const lengths = [0];
    for (let at = content.text.indexOf(END); at !== -1; at = content.text.indexOf(END, at + 1)) lengths.push(at + 1);
    this.#lengths = lengths;
    const tree = new GrowingTree();
    this.#roots = [EMPTY_ROOT, ...leaves.map((leaf) => (tree.push(leaf), tree.root))];
  }

  get size(): number {
    return this.#roots.length - 1;
  }

  /** What is wrong with a log found at a path; null where it is a beginning of this one that holds all that was acknowledged. */
  defectOf(path: string, acked: number, thorough: boolean): string | null {
    if (!existsSync(path)) return acked === 0 ? null : 'no file';
    const content = contentOf(path);
    if (content === null) return 'the file is damaged';
    if (content.size < acked) return `${acked} events were acknowledged, ${content.size} are there`;
    if (content.text !== this.#text.slice(0, this.#lengths[content.size])) return 'another history';
    return thorough ? this.#defectOfLeaves(content.text, content.size) : null;
  }

  #defectOfLeaves(text: string, size: number): string | null {
    const leaves = leavesFrom(text);
    if (leaves === null) return 'a leaf that its event does not hash to';
    const tree = new GrowingTree();
    for (const leaf of leaves) tree.push(leaf);
    return sameHash(tree.root, this.#roots[size] ?? EMPTY_ROOT) ? null : 'another root';
  }
}

export const logIn = (folder: string): string => join(folder, 'log.db');
