/* oxlint-disable typescript/no-unsafe-type-assertion -- a position is opaque text: it comes back from the manifest as the store gave it */
import type { EventStore, Position } from '@hieuhoc/event-store';
import { sameHash } from '@hieuhoc/transparency-log';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LogAltered, LogBehindBackup } from './backup.errors';
import { bundled, lineOf, parseLine, type BundledEvent } from './bundle-line';
import { Owed } from './committed';
import { bundlePath, bundlesOf } from './layout';
import { eventsUpTo } from './log-events';
import { LogFiles } from './log-files';
import { leavesOfBackup, type KnownLeaves } from './known-leaves';
import type { Manifest } from './manifest';
import { StreamChain } from './stream-chain';
import { streamEndsIn } from './stream-ends';

export interface TakenLog {
  readonly files: LogFiles;
  /** Events that the folder had before. */
  readonly before: number;
  readonly position: Position | null;
  readonly recordedAt: string | null;
  /** What the new events stand for. */
  readonly owed: Owed;
}

export interface LogRun {
  readonly store: EventStore;
  readonly folder: string;
  /** The backup that stands there; null to read the whole log. */
  readonly last: Manifest | null;
  readonly sealed: KnownLeaves | null;
  readonly tell: (done: number) => void;
}

/**
 * Copies what the log has and the folder has not. Every event is the next of its stream, and has the leaf that was sealed, or backed up
 * before. Throws LogAltered, LogBehindBackup.
 */
export async function takeLog({ store, folder, last, sealed, tell }: LogRun, whole: boolean): Promise<TakenLog> {
  const { position: upTo } = await store.head();
  const files = (whole || last === null ? null : LogFiles.resume(folder, last.log)) ?? LogFiles.begin(folder);
  const before = files.size;
  if (last !== null && last.log.size > 0) await requireEnd(store, folder, last);
  let position = before === 0 ? null : ((last?.log.position ?? null) as Position | null);
  let recordedAt = before === 0 ? null : (last?.log.recordedAt ?? null);
  const chain =
    before === 0 ? new StreamChain() : new StreamChain(streamEndsIn(folder, before, await streamsGoingOn(store, position, upTo)));
  const known = [sealed, before === 0 && last !== null ? leavesOfBackup(folder, last) : null].filter((leaves) => leaves !== null);
  const owed = new Owed();
  for await (const { event, position: at, leaf } of eventsUpTo(store, position, upTo)) {
    const link = chain.next(event);
    const index = files.size;
    if (link === null) throw new LogAltered(index + 1, event, 'stream');
    if (leaf !== null && leaf !== link.leaf.toString('hex')) throw new LogAltered(index + 1, event, 'store');
    for (const leaves of known) {
      const noted = index < leaves.size ? leaves.at(index) : null;
      if (noted !== null && !sameHash(noted, link.leaf)) throw new LogAltered(index + 1, event, leaves.by);
    }
    owed.add(event);
    await files.add(lineOf(event), link);
    [position, recordedAt] = [at, event.recordedAt];
    if (files.size % 1_000 === 0) tell(files.size);
  }
  if (last !== null && files.size < last.log.size) throw new LogBehindBackup(last.log.size);
  await files.finish();
  return { files, before, position, recordedAt, owed };
}

/** Streams of the new events that had events before. */
async function streamsGoingOn(store: EventStore, after: Position | null, upTo: Position | null): Promise<ReadonlySet<string>> {
  const [seen, goingOn] = [new Set<string>(), new Set<string>()];
  for await (const { event } of eventsUpTo(store, after, upTo)) {
    if (!seen.has(event.stream) && event.revision > 0) goingOn.add(event.stream);
    seen.add(event.stream);
  }
  return goingOn;
}

/** The last event of the backup stands in the log as it was backed up; else it is another log, a cut or an altered one. */
async function requireEnd(store: EventStore, folder: string, { log }: Manifest): Promise<void> {
  const backedUp = lastEventIn(folder, log.size);
  if (backedUp === null) return;
  const [stored] = await store.readStream(backedUp.stream, { from: BigInt(backedUp.revision), limit: 1 });
  if (stored === undefined) throw new LogBehindBackup(log.size);
  const event = bundled(stored);
  if (lineOf(event) !== lineOf(backedUp)) throw new LogAltered(log.size, event, 'backup');
}

/** Null where the bundle is gone or damaged: then the whole log is read, and compared with the tiles that are left. */
function lastEventIn(folder: string, size: number): BundledEvent | null {
  const bundle = bundlesOf(size).at(-1);
  if (bundle === undefined) return null;
  try {
    return parseLine(
      readFileSync(join(folder, bundlePath(bundle)), 'utf8')
        .split('\n')
        .at(-2) ?? '',
    );
  } catch {
    return null;
  }
}
