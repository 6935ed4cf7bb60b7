import type { JsonObject } from '@hieuhoc/event-store';
import type { ReadModels } from '@hieuhoc/projections';
import { areasProjections } from '../../src/areas/projections';
import { figureFacts, figureReviews, reviewCountsOf } from '../../src/figures';
import { indicatorsProjections } from '../../src/indicators';
import type { FiguresQuery } from '../../src/figures/figure.dto';
import { FigureReader, type FigureView } from '../../src/figures/figure.reader';
import { AsOfReader } from '../../src/platform/queries/as-of';
import { projected, type Projected } from '../../src/platform/read-db/testing';
import { type Dice, seededDice } from '../oracle/dice';

const AREAS = ['d1', 'a1', 'a2', 'a3', 'd2'];
const KEYS = AREAS.flatMap((area) =>
  ['gia-dinh', 'dong-ho'].flatMap((indicator) => ['2014', '2015'].map((period) => ({ indicator, area, period }))),
);
const SEEDS = Array.from({ length: 40 }, (_, seed) => seed);
const now = (): Date => new Date('2016-01-01T00:00:00Z');

const established = (id: string): Projected => ({
  stream: 'hierarchy',
  type: 'AreaEstablished',
  data: {
    on: '2010-01-01',
    area: { id, name: id, level: id.startsWith('d') ? 'district' : 'commune', kind: 'xã', parent: id.startsWith('d') ? null : 'd1' },
  },
});

const defined = (code: string): Projected => ({ stream: `indicator-${code}`, type: 'IndicatorDefined', data: { code, name: code } });

/** A figure as its stream stands: revisions that were ever reported, and where those that still stand begin. */
interface Life {
  readonly key: (typeof KEYS)[number];
  last: number;
  reported: number[];
  standing: number[];
}

/** What may follow in the stream: anybody may have spoken of any revision that stands. */
function nextOf(dice: Dice, life: Life): Projected {
  const revision = ++life.last;
  const told = (type: string, data: JsonObject): Projected => {
    const { indicator, area, period } = life.key;
    return { stream: `figure-${indicator}:${area}:${period}`, revision: BigInt(revision), type, data };
  };
  const kind = life.standing.length === 0 ? 'report' : dice.one(['correct', 'verify', 'verify', 'return', 'withdraw', 'correct'] as const);
  if (kind === 'verify') return told('FigureVerified', { revision: dice.one(life.standing) });
  if (kind === 'return') return told('FigureReturned', { revision: dice.one(life.standing), reason: 'xem lại' });
  if (kind === 'withdraw') {
    life.standing = [];
    return told('FigureWithdrawn', { reason: 'nhầm' });
  }
  life.reported.push(revision);
  life.standing.push(revision);
  const content = { value: { kind: 'ratio', numerator: String(dice.below(9)), denominator: '9' }, dataTo: '2014-12-31' };
  return told(kind === 'report' ? 'FigureReported' : 'FigureCorrected', content);
}

/** A decision on a report names revisions that stood when it was sent: some are corrected or withdrawn by now. */
function decided(dice: Dice, lives: readonly Life[]): Projected {
  const named = dice.some(
    lives.filter(({ reported }) => reported.length > 0),
    6,
  );
  const figures = named.map(({ key, reported }) => ({ ...key, revision: dice.one(reported), reason: 'chưa khớp sổ' }));
  const cut = dice.below(figures.length + 1);
  const data: JsonObject = dice.chance(60)
    ? { submission: 0, figures: figures.slice(cut).map(({ reason: _, ...figure }) => figure), except: figures.slice(0, cut) }
    : { submission: 0, reason: 'xem lại', figures };
  return { stream: 'report-p1:d1:a1:2015', revision: 0n, type: 'except' in data ? 'ReportAccepted' : 'ReportReturned', data };
}

function anyLog(dice: Dice): Projected[] {
  const lives: Life[] = KEYS.map((key) => ({ key, last: -1, reported: [], standing: [] }));
  const begin = lives.slice(0, 6).map((life) => nextOf(dice, life));
  const rest = Array.from({ length: 120 }, () => (dice.chance(15) ? decided(dice, lives) : nextOf(dice, dice.one(lives))));
  // The last event concerns no figure: one log size before it everything is the same, but past.
  return [...AREAS.map(established), defined('gia-dinh'), ...begin, ...rest, established('d3')];
}

async function everyPage(reader: FigureReader, query: FiguresQuery): Promise<Omit<FigureView, 'asOf'>[]> {
  const items: FigureView[] = [];
  let cursor: string | undefined;
  do {
    const page = await reader.list({ ...query, limit: 3, ...(cursor !== undefined && { cursor }) });
    items.push(...page.items);
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  return items.map(({ asOf: _, ...item }) => item);
}

function readerOf(read: ReadModels, served: number): FigureReader {
  const sizes = { served: async () => served, logSizeAt: async () => served, recordedAt: async () => now().toISOString() };
  return new FigureReader(read, new AsOfReader(sizes, now), now);
}

const QUESTIONS: readonly FiguresQuery[] = [{}, { area: 'd1' }, { area: 'a1' }, { indicator: 'gia-dinh', period: '2015' }];

describe('what waits today, found by an index', () => {
  it('is what the facts of figures say, after whatever was reported, corrected, verified, returned, withdrawn and decided', async () => {
    const seen = { waiting: 0, returned: 0, changed: 0 };
    for (const seed of SEEDS) {
      const log = anyLog(seededDice(seed));
      const read = await projected([...areasProjections, figureFacts, figureReviews, ...indicatorsProjections], log);
      const reader = readerOf(read, log.length);
      for (const review of ['waiting', 'returned', 'changed'] as const) {
        for (const question of QUESTIONS) {
          const today = await everyPage(reader, { ...question, review });
          const scanned = await everyPage(reader, { ...question, review, asOf: String(log.length - 1) });
          expect([seed, review, question, today]).toEqual([seed, review, question, scanned]);
          seen[review] += today.length;
        }
        const all = await everyPage(reader, { review, asOf: String(log.length - 1) });
        for (const areas of [AREAS, ['d1', 'a1'], ['a3']]) {
          const count = all.filter(({ area }) => areas.includes(area)).length;
          expect([seed, review, areas, (await reviewCountsOf(read, areas))[review]]).toEqual([seed, review, areas, count]);
        }
      }
    }
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(200);
  });
});
