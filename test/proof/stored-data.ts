import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Position } from '@hieuhoc/event-store';
import { EMPTY_ROOT, leafHash, nodeHash, type Hash, type SubtreeHash } from '@hieuhoc/transparency-log';
import { takeBackup } from '../../src/backup';
import { openSystem } from '../../src/backup/system';
import { Config } from '../../src/platform/config/config';

/** As `hieuhoc backup` does beside a running server. */
export async function backedUp(data: string, folder: string): Promise<void> {
  const opened = await openSystem(Object.assign(new Config(), { HIEUHOC_DATA: data }));
  try {
    await takeBackup(opened.source, folder);
  } finally {
    await opened.close();
  }
}
/** Leaves of a log over what was stored: type and text of each event. */
export async function leaves(data: string): Promise<{ readonly hashes: readonly Hash[]; readonly texts: readonly string[] }> {
  const opened = await openSystem(Object.assign(new Config(), { HIEUHOC_DATA: data }));
  try {
    const texts: string[] = [];
    let after: Position | null = null;
    for (let endOfLog = false; !endOfLog;) {
      const page = await opened.source.store.readAll({ after, limit: 10_000 });
      texts.push(
        ...page.events.map(({ id, type, stream, dataText, metadataText }) => [id, type, stream, dataText, metadataText].join('\n')),
      );
      ({ position: after, endOfLog } = page);
    }
    return { hashes: texts.map((text) => leafHash(Buffer.from(text))), texts };
  } finally {
    await opened.close();
  }
}
export function subtreesOf(hashes: readonly Hash[]): SubtreeHash {
  const known = new Map<string, Hash>();
  const subtree: SubtreeHash = (level, index) => {
    const key = `${level} ${index}`;
    const hash =
      known.get(key) ??
      (level === 0 ? (hashes[index] ?? EMPTY_ROOT) : nodeHash(subtree(level - 1, index * 2), subtree(level - 1, index * 2 + 1)));
    known.set(key, hash);
    return hash;
  };
  return subtree;
}

/** The very bytes in which the vault keeps what belongs to these. */
export function sealedOf(data: string, refs: readonly string[]): Map<string, Buffer[]> {
  const vault = new DatabaseSync(join(data, 'vault.db'));
  const statements = [
    vault.prepare('select sealed_key as bytes from person where ref = ?'),
    vault.prepare('select sealed as bytes from kept where ref = ?'),
    vault.prepare('select sealed as bytes from contact where ref = ?'),
  ];
  const sealed = new Map(
    refs.map((ref) => [
      ref,
      statements.flatMap((one) => one.all(ref).flatMap(({ bytes }) => (bytes instanceof Uint8Array ? [Buffer.from(bytes)] : []))),
    ]),
  );
  vault.close();
  return sealed;
}
