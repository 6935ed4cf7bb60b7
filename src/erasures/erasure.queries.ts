import type { EventStore, Position } from '@hieuhoc/event-store';
import type { ReadModels } from '@hieuhoc/projections';
import type { ErasureEvent } from './erasure.events';

interface FactRow {
  readonly ref: string;
  readonly type: string;
  readonly actor: string;
  readonly recorded_at: string;
  readonly data: string;
}

/** One event of one request, with who did it and when. */
export interface Fact {
  readonly ref: string;
  readonly event: ErasureEvent;
  readonly actor: string;
  readonly recordedAt: string;
}

/** By ref, each in its order. */
export const factsAt = async (read: ReadModels, logSize: number): Promise<readonly Fact[]> =>
  factsOf(
    await read.all<FactRow>('select ref, type, actor, recorded_at, data from erasure_fact where log_size <= ? order by ref, revision', [
      logSize,
    ]),
  );

/** Of one, in their order. */
export const factsAbout = async (read: ReadModels, ref: string, logSize: number): Promise<readonly Fact[]> =>
  factsOf(
    await read.all<FactRow>(
      'select ref, type, actor, recorded_at, data from erasure_fact where ref = ? and log_size <= ? order by revision',
      [ref, logSize],
    ),
  );

function factsOf(rows: readonly FactRow[]): readonly Fact[] {
  return rows.map(({ ref, type, actor, recorded_at: recordedAt, data }) => ({
    ref,
    actor,
    recordedAt,
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- bytes become types here: what the projection wrote
    event: { type, data: JSON.parse(data) } as ErasureEvent,
  }));
}

/** What was erased, read from the log itself: as slow as that is long. */
export async function erasedInLog(log: Pick<EventStore, 'readAll'>): Promise<readonly Pick<Fact, 'event'>[]> {
  const facts: Pick<Fact, 'event'>[] = [];
  let after: Position | null = null;
  for (let endOfLog = false; !endOfLog;) {
    const page = await log.readAll({ after, types: ['PersonalDataErased'], limit: 1_000 });
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- bytes become types here
    facts.push(...page.events.map(({ type, data }) => ({ event: { type, data } as unknown as ErasureEvent })));
    ({ position: after, endOfLog } = page);
  }
  return facts;
}
