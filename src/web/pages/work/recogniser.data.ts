import { addDays } from '@hieuhoc/indicator-maths';
import type { Visit } from '../../visit/visit';
import { itemsOf } from './asked';
import type { PlanStanding } from './planner.data';

/** `GET /api/recognitions`, an item, as far as it is shown here. */
export interface Expiring {
  readonly title: string;
  readonly subject: string;
  readonly name: string | null;
  readonly area: string;
  readonly validUntil: string;
}

export interface RecogniserWork {
  readonly expiring: readonly Expiring[];
  /** Of more than are shown. */
  readonly isMore: boolean;
  /** Targets that are made of recognitions and not reached. */
  readonly open: readonly PlanStanding[];
}

const SOON_DAYS = 90;
const MOST = 50;
const REACHED: ReadonlySet<string | null> = new Set(['achieved', 'achieved-late', 'not-started', 'not-applicable']);

export async function recogniserWork(visit: Visit, standings: Promise<readonly PlanStanding[]>): Promise<RecogniserWork | null> {
  if (!visit.can('recognition.grant')) return null;
  const areas = visit.areasOf('recognition.grant').map((area) => area ?? undefined);
  const query = { ...visit.at, expiresBy: addDays(visit.day, SOON_DAYS), limit: MOST + 1 };
  const found = (await Promise.all(areas.map((area) => itemsOf<Expiring>(visit, '/api/recognitions', { ...query, area })))).flat();
  const open = (await standings).map((one) => ({
    ...one,
    rows: one.rows.filter(({ source, state }) => source === 'derived' && !REACHED.has(state)),
  }));
  return {
    expiring: found.toSorted((one, other) => one.validUntil.localeCompare(other.validUntil)).slice(0, MOST),
    isMore: found.length > MOST,
    open: open.filter(({ rows }) => rows.length > 0),
  };
}
