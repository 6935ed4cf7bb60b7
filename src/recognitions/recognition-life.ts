import type { EventStore, StoredEvent } from '@hieuhoc/event-store';
import type { ReadModels } from '@hieuhoc/projections';
import type { Identity } from '../platform/access/identity';
import { Unknown } from '../platform/http/errors';
import { entriesOfStream } from '../platform/projections';
import type { AsOf, AsOfReader } from '../platform/queries/as-of';
import { dayOf, type Clock } from '../platform/time/clock';
import { recognitionStream } from './recognition.events';
import type { RecognitionsReader, RecognitionView } from './recognitions.reader';

/** What was done, with its decision in `data`. */
export interface LifeStep {
  readonly id: string;
  readonly type: string;
  readonly revision: number;
  readonly logSize: number;
  readonly recordedAt: string;
  readonly day: string;
  readonly actor: string;
  readonly onBehalfOf: string | null;
  readonly reason: string | null;
  readonly data: StoredEvent['data'];
}

export interface RecognitionLife {
  readonly title: string;
  readonly subject: string;
  readonly asOf: AsOf;
  readonly on: string;
  /** Of the stream: the ETag to renew or revoke with. */
  readonly revision: number;
  readonly grants: readonly RecognitionView[];
  readonly life: readonly LifeStep[];
}

/** Far more than one subject is ever granted of one title. */
const MOST_GRANTS = 1_000;

/** One title of one subject, from the first grant on: an index says how much was known, the log itself tells it. */
export class RecognitionLifeReader {
  constructor(
    private readonly read: ReadModels,
    private readonly store: EventStore,
    private readonly moments: AsOfReader,
    private readonly clock: Clock,
    private readonly recognitions: RecognitionsReader,
  ) {}

  /** Throws Unknown. */
  async of(
    { title, subject }: { readonly title: string; readonly subject: string },
    query: { readonly asOf?: string; readonly on?: string },
    identity: Identity | null,
  ): Promise<RecognitionLife> {
    const on = query.on ?? dayOf(this.clock());
    const asOf = await this.moments.resolve(query.asOf, on);
    const stream = recognitionStream(title, subject);
    const known = await entriesOfStream(this.read, stream, asOf.logSize);
    if (known.length === 0) throw new Unknown('recognition', `${title}:${subject}`);
    const events = await this.store.readStream(stream, { limit: known.length });
    const asked = { title, subject, state: 'all', on, asOf: String(asOf.logSize), limit: MOST_GRANTS } as const;
    const { items } = await this.recognitions.list(asked, identity);
    const life = events.map((event, place) => stepOf(event, known[place]?.logSize ?? 0));
    return { title, subject, asOf, on, revision: known.length - 1, grants: items, life };
  }
}

function stepOf({ id, type, revision, recordedAt, metadata, data }: StoredEvent, logSize: number): LifeStep {
  const { actor, onBehalfOf = null, reason = null } = metadata;
  const day = dayOf(new Date(recordedAt));
  return { id, type, revision: Number(revision), logSize, recordedAt, day, actor, onBehalfOf, reason, data };
}
