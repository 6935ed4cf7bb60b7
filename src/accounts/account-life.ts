import type { EventStore, StoredEvent } from '@hieuhoc/event-store';
import type { ReadModels } from '@hieuhoc/projections';
import { entriesOfStream, entryAt, type LogEntry } from '../platform/projections';
import { administratorSteps } from './account.queries';
import { accountStream } from './account.events';

/** What was done to an account: opened, given a role or a way in, closed; by whom, when and why. */
export interface AccountStep {
  readonly type: string;
  readonly recordedAt: string;
  readonly actor: string;
  readonly reason: string | null;
  readonly role?: unknown;
  readonly area?: unknown;
  readonly from?: unknown;
  readonly until?: unknown;
  readonly decision?: unknown;
  readonly what?: unknown;
}

/** Neither the account itself nor what its name can be checked by. */
const SHOWN = ['role', 'area', 'from', 'until', 'decision', 'what'] as const;

export class AccountLifeReader {
  constructor(
    private readonly read: ReadModels,
    private readonly store: EventStore,
  ) {}

  /** As far as a prefix of the log goes, in its order. */
  async of(account: string, logSize: number): Promise<readonly AccountStep[]> {
    const stream = accountStream(account);
    const own = await entriesOfStream(this.read, stream, logSize);
    const events = own.length === 0 ? [] : await this.store.readStream(stream, { limit: own.length });
    const steps = own.flatMap((entry, place) => stepOf(entry, events[place]));
    for (const size of await administratorSteps(this.read, account, logSize)) {
      const entry = await entryAt(this.read, size);
      if (entry === undefined) continue;
      const [event] = await this.store.readStream(entry.stream, { from: BigInt(entry.revision), limit: 1 });
      steps.push(...stepOf(entry, event));
    }
    return steps.toSorted((a, b) => a.logSize - b.logSize).map(({ step }) => step);
  }
}

function stepOf({ logSize }: LogEntry, event: StoredEvent | undefined): { readonly logSize: number; readonly step: AccountStep }[] {
  if (event === undefined) return [];
  const { type, recordedAt, metadata, data } = event;
  const said = Object.fromEntries(SHOWN.flatMap((name) => (data[name] === undefined ? [] : [[name, data[name]]])));
  return [{ logSize, step: { type, recordedAt, actor: metadata.actor, reason: metadata.reason ?? null, ...said } }];
}
