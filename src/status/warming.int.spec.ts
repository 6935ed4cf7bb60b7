import { ReadModelNotReady, type ReadModels } from '@hieuhoc/projections';
import { join } from 'node:path';
import { askingOf } from '../../test/support/asking';
import { FIRST, figurePath, RATIO } from '../../test/support/ground';
import { commune, district, planDocument, province, ratio, target } from '../../test/support/small-plan';
import { startSystem, type System } from '../../test/support/system';
import { AsOfReader } from '../platform/queries/as-of';
import { logSizesOf } from '../platform/queries/log-sizes';
import { openReadModels } from '../platform/read-db';
import { Evaluator } from './evaluator';
import { StatusService } from './status.service';
import { Warming } from './warming';

const TODAY = '2015-07-31';
const clock = (): Date => new Date(`${TODAY}T05:00:00Z`);
const DOCUMENT = planDocument('ke-hoach', {
  area: 't',
  areas: [province('t'), district('h1', 't'), district('h2', 't'), ...['x1', 'x2'].map((id) => commune(id, 'h1')), commune('x3', 'h2')],
  indicators: [ratio(RATIO), ratio('ty-le-hai')],
  targets: [target('mot', RATIO), target('hai', 'ty-le-hai')],
});
const OVER = planDocument('da-qua', {
  areas: [],
  area: 't',
  period: { from: '2008-01-01', to: '2010-12-31' },
  targets: [target('cu', RATIO, { from: '2008-01-01', due: '2010-12-31' })],
});

let system: System;
let read: ReturnType<typeof openReadModels>;
let moments: AsOfReader;
let logSize: number;

beforeAll(async () => {
  system = await startSystem();
  for (const document of [DOCUMENT, OVER]) await askingOf(system).done('/api/plans', document);
  for (const area of ['x1', 'x2', 'x3'])
    for (const indicator of [RATIO, 'ty-le-hai']) {
      const body = { numerator: '8', denominator: '10' };
      await system.put(figurePath(area, '2015-H1', indicator), body, FIRST);
    }
  logSize = (await system.get(`/api/areas?after=${system.position}`)).body.asOf.logSize;
  read = openReadModels(join(system.directory, 'read.db'));
  moments = new AsOfReader(
    logSizesOf(read, () => []),
    clock,
  );
});
afterAll(async () => {
  read.close();
  await system.stop();
});

/** Notes the areas whose figures are brought. */
function noting(over: ReadModels, brought: Set<string>): ReadModels {
  const inner = new WeakMap<ReadModels, ReadModels>();
  const notingOne = (one: ReadModels): ReadModels => {
    const known = inner.get(one) ?? noting(one, brought);
    inner.set(one, known);
    return known;
  };
  return {
    all: (sql, params) => {
      if (sql.includes('from figure_fact where indicator = ? and area = value'))
        for (const area of JSON.parse(String(params?.[1]))) brought.add(area);
      return over.all(sql, params);
    },
    get: (sql, params) => over.get(sql, params),
    snapshot: (work) => over.snapshot((one) => work(notingOne(one))),
  };
}

const head = async () => ({ position: null, recordedAt: null, logSize });
const journal = () => {
  const lines: [string, object][] = [];
  return {
    lines,
    info: (facts: object, words: string) => void lines.push([words, facts]),
    warn: (facts: object, words: string) => void lines.push([words, facts]),
  };
};

describe('what the first overview of a day rests on', () => {
  it('is made before: the overview then looks at no figure but those of its own area', async () => {
    const brought = new Set<string>();
    const models = noting(read, brought);
    // Figures are forgotten between questions: what is kept is what was made of them.
    const status = new StatusService(models, moments, clock, new Evaluator(models, { fewAreas: 0, characters: 0 }));
    const warming = new Warming(models, { head }, moments, clock, status, { atOnce: 3 });
    const said = journal();
    await warming.tick(said);
    expect([...brought].toSorted()).toEqual(['h1', 'h2', 't', 'x1', 'x2', 'x3']);
    // Of two targets: each of the two districts, then the province.
    expect(said.lines).toEqual([[expect.stringContaining('in memory'), expect.objectContaining({ day: TODAY, plans: 1, steps: 6 })]]);
    brought.clear();
    const { items } = await status.rows({ plan: 'ke-hoach', depth: 0 });
    expect(items.map(({ value }) => value)).toEqual(['80.00', '80.00']);
    expect([...brought]).toEqual(['t']);
    await status.rows({ plan: 'ke-hoach', depth: 0, on: '2014-07-31' });
    expect(brought.size).toBeGreaterThan(1);
  });

  const counting = (rowsOf: StatusService['rowsOf'] = async () => []) => {
    const asked: string[] = [];
    return { asked, rowsOf: (ask: Parameters<StatusService['rowsOf']>[0]) => (asked.push(ask.question.on), rowsOf(ask)) };
  };

  it('is made once a day, and not while the read models are far behind', async () => {
    let [now, size] = [TODAY, logSize + 20_001];
    const status = counting();
    const warming = new Warming(
      read,
      { head: async () => ({ ...(await head()), logSize: size }) },
      moments,
      () => new Date(`${now}T05:00:00Z`),
      status,
    );
    await warming.tick(journal());
    expect([status.asked, warming.warmed]).toEqual([[], null]);
    size = logSize;
    for (let time = 0; time < 2; time++) await warming.tick(journal());
    expect(status.asked).toEqual([TODAY, TODAY]);
    now = '2015-08-01';
    await warming.tick(journal());
    expect(status.asked).toEqual([TODAY, TODAY, now, now]);
  });

  it('waits for read models that are not there yet; what fails otherwise is said once, and left to who asks', async () => {
    let failure: Error = new ReadModelNotReady('figures');
    const status = counting(async () => Promise.reject(failure));
    const warming = new Warming(read, { head }, moments, clock, status);
    const said = journal();
    await warming.tick(said);
    expect([said.lines, warming.warmed]).toEqual([[], null]);
    failure = new Error('something else');
    for (let time = 0; time < 2; time++) await warming.tick(said);
    expect(said.lines).toEqual([[expect.stringContaining('could not'), expect.objectContaining({ err: failure })]]);
  });

  it('is left where the server stops', async () => {
    let stopping: Promise<void> | undefined;
    const status = counting(async () => {
      stopping = warming.beforeApplicationShutdown();
      return [];
    });
    const warming: Warming = new Warming(read, { head }, moments, clock, status);
    await warming.tick(journal());
    await stopping;
    expect([status.asked.length, warming.warmed]).toEqual([1, null]);
  });
});
