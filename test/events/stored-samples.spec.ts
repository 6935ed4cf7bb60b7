import { fold, understood } from '@hieuhoc/decider';
import { canonicalJson, encodeAppend, upcastWith, type Position, type StoredEvent } from '@hieuhoc/event-store';
import { UPCASTERS } from '../../src/platform/event-store/upcasters';
import { projected } from '../../src/platform/read-db/testing';
import { PROJECTIONS } from '../../src/projections.registry';
import { decidersOf, declaredTypes, neededSamples, sampleName, storedSamples, writeMissingSamples, type Sample } from './stored-samples';

/**
 * One stored sample of every event type and schema version, for ever: what was recorded once has to be understood by every release.
 * A type that is new has none; take it from a log that holds one (a data folder where the command was tried):
 *
 *   EVENT_SAMPLES_FROM=./data/log.db npm run jest -- test/events
 *
 * writes what is missing and never touches what is there. Look at it, and commit it with the type.
 */
const LOG = process.env['EVENT_SAMPLES_FROM'];

const stored = ({ revision, ...sample }: Sample): StoredEvent => ({
  ...sample,
  revision: BigInt(revision),
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- stands for a store, which alone may make positions
  position: '0000000000000001' as Position,
  dataText: canonicalJson(sample.data),
  metadataText: canonicalJson(sample.metadata),
});

const upcast = upcastWith(UPCASTERS);

beforeAll(async () => {
  if (LOG !== undefined) await writeMissingSamples(LOG);
});

it('every event type of the code, in every version, has a stored sample', () => {
  const there = new Set(storedSamples().map(({ name }) => name));
  expect(neededSamples().filter((name) => !there.has(name))).toEqual([]);
});

/** Of an event that says several kinds of thing there is a sample of each: `ImportStarted.v1.figures.json`. */
const withoutKind = (name: string): string => name.replace(/(\.v\d+)\.[a-z-]+\.json$/, '$1.json');

it('a sample is what a store keeps: canonical, whole, named for its type and version', () => {
  for (const { name, text, sample } of storedSamples()) {
    expect([withoutKind(name), text]).toEqual([sampleName(sample.type, sample.metadata.schemaVersion), `${canonicalJson(sample)}\n`]);
    expect(encodeAppend(sample.stream, [sample])).toHaveLength(1);
  }
});

it('every sample comes up to the newest version of a type that the code knows', () => {
  const declared = declaredTypes();
  const unknown = storedSamples().filter(({ sample }) => {
    const { type, metadata } = upcast(stored(sample));
    return declared.get(type) !== metadata.schemaVersion;
  });
  expect(unknown.map(({ name }) => name)).toEqual([]);
});

it('the decider of every sample understands it, and folds it', () => {
  for (const { name, sample } of storedSamples()) {
    const event = upcast(stored(sample));
    const deciders = decidersOf(event.type);
    expect([name, deciders.length]).not.toEqual([name, 0]);
    for (const decider of deciders) expect(() => fold(decider, [understood(decider, event)])).not.toThrow();
  }
});

it.each(storedSamples().map(({ name, sample }) => [name, sample] as const))(
  '%s is applied by every read model that handles it',
  async (_, sample) => {
    const read = await projected(PROJECTIONS, [upcast(stored(sample))]);
    expect(await read.get('select event_id as id, type from log_index')).toEqual({ id: sample.id, type: sample.type });
  },
);
