import type { ReadModels } from '@hieuhoc/projections';
import type { Access } from '../platform/access/access';
import type { Action } from '../platform/access/actions';
import type { AreaFinders } from '../platform/access/area-finders';
import { requireAny } from '../platform/access/require-any';
import type { Identity } from '../platform/access/identity';
import type { Evidence } from './evidence.decider';
import { citationsOf } from './evidence.queries';

const NOW = Number.MAX_SAFE_INTEGER;
/** What the one who added a file may do with it wherever it is about; anything more takes the right there. */
const OF_ONES_OWN: ReadonlySet<Action> = new Set(['evidence.read', 'erasure.read', 'erasure.receive']);

/** Whose business a file is: who added it, and whoever may see evidence where it is cited or was said to be about. */
export class EvidenceRights {
  constructor(
    private readonly read: ReadModels,
    private readonly access: Access,
    private readonly finders: AreaFinders,
  ) {}

  /** Throws SignInRequired, Forbidden. */
  async require(who: Identity | null, action: Action, evidence: Evidence): Promise<void> {
    if (OF_ONES_OWN.has(action) && who?.account === evidence.addedBy) return this.access.requireSomewhere(who, action);
    return requireAny(this.access, who, action, await this.areasOf(evidence));
  }

  /** Streams that cite it now, the newest first: at most so many. */
  async citing({ ref }: Evidence, most: number): Promise<readonly string[]> {
    const streams = (await citationsOf(this.read, ref, NOW)).map(({ stream }) => stream);
    return [...new Set(streams.toReversed())].slice(0, most);
  }

  /** Those that the file is about; none where nobody has said or cited. */
  async areasOf({ ref, area }: Evidence): Promise<readonly string[]> {
    const citations = await citationsOf(this.read, ref, NOW);
    const found = await Promise.all(
      citations.map((one) => (one.plan === null ? Promise.resolve(one.area) : this.finders.find('plan', one.plan))),
    );
    return [...new Set([area, ...found])].filter((one) => typeof one === 'string');
  }
}
