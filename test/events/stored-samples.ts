import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Decider, Event } from '@hieuhoc/decider';
import { canonicalJson, type EventMetadata, type JsonObject, type StoredEvent } from '@hieuhoc/event-store';
import { openSqliteEventStore } from '@hieuhoc/event-store-sqlite';

const FOLDER = join(__dirname, '..', 'fixtures', 'events');
const SOURCE = join(__dirname, '..', '..', 'src');

/** An event as it was stored once: its data and metadata are the very text that was. */
export interface Sample {
  readonly id: string;
  readonly type: string;
  readonly stream: string;
  readonly revision: number;
  readonly recordedAt: string;
  readonly data: JsonObject;
  readonly metadata: EventMetadata;
}

export const sampleName = (type: string, version: number): string => `${type}.v${version}.json`;

/** What the files of this kind export under names that end so; a new slice is found without being listed here. */
function exportsOf(kind: string, ending: string): readonly unknown[] {
  const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith(kind));
  return files.flatMap((file) => {
    // oxlint-disable-next-line typescript/no-require-imports -- as the spec's own modules are loaded
    const exported: unknown = require(join(SOURCE, file));
    return Object.entries(Object(exported)).flatMap(([name, value]) => (name.endsWith(ending) ? [value] : []));
  });
}

/** Every event type of the code with its newest schema version: what the `…_SCHEMA`s of all `*.events.ts` declare. */
export function declaredTypes(): ReadonlyMap<string, number> {
  const schemas = exportsOf('.events.ts', '_SCHEMA').flatMap((schema) => Object.entries(Object(schema)));
  return new Map(schemas.map(([type, version]) => [type, Number(version)]));
}

type AnyDecider = Decider<unknown, Event, unknown>;

/** The deciders that know a type: a command reads the events of its stream through one of them. */
export function decidersOf(type: string): readonly AnyDecider[] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what slices export under this name
  return (exportsOf('.decider.ts', 'Decider') as readonly AnyDecider[]).filter(({ schema }) => Object(schema)[type] !== undefined);
}

/** A sample of each version of each type that the code declares. */
export function neededSamples(): readonly string[] {
  return [...declaredTypes()].flatMap(([type, newest]) => Array.from({ length: newest }, (_, version) => sampleName(type, version + 1)));
}

export function storedSamples(): readonly { readonly name: string; readonly text: string; readonly sample: Sample }[] {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));
  return names.map((name) => {
    const text = readFileSync(join(FOLDER, name), 'utf8');
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what the spec looks at first
    return { name, text, sample: JSON.parse(text) as Sample };
  });
}

/** Takes from a log the first event of every type and version that has no sample yet. */
export async function writeMissingSamples(log: string): Promise<void> {
  const store = await openSqliteEventStore({ path: log, readonly: true });
  let after: StoredEvent['position'] | null = null;
  for (let endOfLog = false; !endOfLog;) {
    const page = await store.readAll({ after });
    for (const event of page.events) writeIfMissing(event);
    after = page.position;
    endOfLog = page.endOfLog;
  }
  await store.close();
}

function writeIfMissing({ id, type, stream, revision, recordedAt, dataText, metadataText }: StoredEvent): void {
  // oxlint-disable typescript/no-unsafe-type-assertion -- the text as it was stored, no upcaster between
  const metadata = JSON.parse(metadataText) as EventMetadata;
  const data = JSON.parse(dataText) as JsonObject;
  const file = join(FOLDER, sampleName(type, metadata.schemaVersion));
  if (existsSync(file)) return;
  const sample: Sample = { id, type, stream, revision: Number(revision), recordedAt, data, metadata };
  writeFileSync(file, `${canonicalJson(sample)}\n`);
}
