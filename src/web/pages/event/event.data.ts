import { ApiProblem } from '../../api/problem';
import { calledIn, type Called } from '../../known/called';
import type { Entry } from '../../log/entry';
import { figureNamed, type FigureNamed } from '../../log/entry-facts';
import { lifeOf, standingAfter } from '../../log/life';
import { withTasks } from '../../log/named-tasks';
import { areasNamedIn } from '../../log/named-areas';
import type { Visit } from '../../visit/visit';
import { actorsOf } from '../log/log.data';

/** `GET /api/log/proof/inclusion`. */
export interface Receipt {
  readonly index: number;
  readonly entry: string;
  readonly leaf: string;
  readonly size: number;
  readonly root: string;
  readonly proof: readonly string[];
  readonly checkpoint: string;
}

export interface EventShown {
  readonly entry: Entry;
  readonly called: Called;
  /** Of the same stream, oldest first, the event itself among them. */
  readonly neighbours: readonly Entry[];
  /** What was decided of a figure after it was reported, until it was reported anew. */
  readonly later: readonly Entry[];
  /** Or why there is none: not signed yet, not signed in. */
  readonly receipt: Receipt | { readonly missing: string };
}

interface Answer {
  readonly items: readonly Entry[];
}

const EARLIER = 4;
const LATER = 3;

/** Throws ApiProblem(404) for what nobody knows. */
export async function eventShown(visit: Visit, id: string): Promise<EventShown> {
  const area = visit.asked('area');
  const one = (event: string): Promise<Answer> => visit.api.get('/api/history', { ...visit.known, event, area, limit: 1 });
  const entry = (await one(id)).items[0];
  if (entry === undefined)
    throw new ApiProblem(404, 'unknown-event', 'Không có sự kiện này ở đây, hoặc lúc ấy chưa có. Hãy tìm trong nhật ký.', {});
  const figure = figureNamed(entry);
  const [neighbours, life, receipt] = await Promise.all([
    neighboursOf(visit, entry, one),
    figure === null ? [] : lifeOf(visit, figure),
    receiptOf(visit, id),
  ]);
  const later = figure === null ? [] : decidedOn(life, entry, figure);
  const shown = [entry, ...neighbours, ...later];
  const called = await withTasks(visit, await calledIn(visit, shown.flatMap(areasNamedIn), actorsOf(shown)), shown);
  return { entry, called, neighbours, later, receipt };
}

/** A few events of the stream before and after: a stream may be long. */
async function neighboursOf(visit: Visit, entry: Entry, one: (event: string) => Promise<Answer>): Promise<readonly Entry[]> {
  const { stream, logSize, revision } = entry;
  const area = visit.asked('area');
  const before = await visit.api.get<Answer>('/api/history', { stream, area, asOf: logSize, limit: EARLIER });
  const next = await visit.api.maybe<{ readonly items: readonly { readonly id: string }[] }>(`/api/streams/${encodeURIComponent(stream)}`, {
    from: revision + 1,
    limit: LATER,
  });
  const after = await Promise.all((next?.items ?? []).map(({ id }) => one(id)));
  return [...before.items.toReversed(), ...after.flatMap(({ items }) => items)];
}

function decidedOn(life: readonly Entry[], entry: Entry, figure: FigureNamed): readonly Entry[] {
  if (standingAfter(entry, figure) !== 'reported') return [];
  const after = life.filter(({ logSize }) => logSize > entry.logSize);
  const anew = after.findIndex((one) => standingAfter(one, figure) === 'reported');
  return anew < 0 ? after : after.slice(0, anew + 1);
}

async function receiptOf(visit: Visit, event: string): Promise<EventShown['receipt']> {
  try {
    return await visit.api.get<Receipt>('/api/log/proof/inclusion', { event });
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.status === 500) throw error;
    return { missing: error.detail };
  }
}
