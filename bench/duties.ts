import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openSqliteEventStore } from '@hieuhoc/event-store-sqlite';
import { startApplication, type Application } from './lib/application';
import { askAll, asked, measuresOf, p99, pagesOf, spread, type Asked } from './lib/asking';
import type { Bench, Claim, Measure, Result } from './lib/bench';
import { fillLog } from './lib/filling';
import { nation, type Nation } from './lib/nation';
import { dutiesPlan, DUTIES_PLAN, nationReports } from './lib/nation-reports';
import { buildReadModels, establish } from './lib/nation-store';
import { issuePlan } from './lib/plans';
import { shown } from './lib/report';
import { inScratch } from './lib/scratch';
import { timed } from './lib/stats';

const SCALE = Number(process.env['BENCH_SCALE'] ?? 1);
const MOST_MS = 50;
const OFFICES = 100;
const ROUNDS = 5;
const SUBMISSIONS = 50;
/** All but the last half-year and year are over. */
const ON = '2025-09-30';
const MINE = 'what one commune owes';
const LATE = 'late in the country, first page';
const MISSING = 'missing in the country, first page';

/** `BENCH_SCALE=0.1` runs a tenth; `BENCH_STORE=<folder>` keeps the store there, and uses it where it is there already. */
export const duties: Bench = {
  name: 'duties',
  row: 'National store: what is due for me, who is late with me',
  run: async () => {
    const folder = process.env['BENCH_STORE'];
    return folder === undefined ? inScratch(overStore) : overStore(folder);
  },
};

async function overStore(folder: string): Promise<Result> {
  const land = nation(SCALE);
  const made = existsSync(join(folder, 'read.db')) ? [] : await make(folder, land);
  const app = await startApplication(folder);
  try {
    const first = (await asked(app, `/api/reports?state=missing&on=${ON}`)).milliseconds;
    const answers: Record<string, Asked> = {};
    for (const [what, paths] of Object.entries(questions(land))) answers[what] = await askAll(app, paths, ROUNDS);
    const { paths } = await pagesOf(app, `/api/reports?plan=${DUTIES_PLAN}&state=missing&on=${ON}&area=${land.provinces[0] ?? ''}`);
    answers['missing in a province, every page'] = await askAll(app, paths, 1);
    const after = await afterSubmissions(app, land);
    return {
      measures: [
        ...made,
        { what: 'start to ready', value: app.readyMs, unit: 'ms' },
        { what: 'the very first question about reports of a process', value: first, unit: 'ms' },
        ...Object.entries(answers).flatMap(([what, one]) => measuresOf(what, one)),
        ...spread('a row of the country right after a report was sent', after),
      ],
      claims: [MINE, LATE, MISSING].map((what) => within(what, answers[what]?.again ?? [])),
      notes: NOTES,
    };
  } finally {
    await app.stop();
  }
}

function questions({ communes, provinces, districts }: Nation): Readonly<Record<string, readonly string[]>> {
  const step = Math.max(1, Math.floor(communes.length / OFFICES));
  const some = communes.filter((_, index) => index % step === 0).slice(0, OFFICES);
  const list = (query: string): string => `/api/reports?on=${ON}&${query}`;
  const rates = (query: string): string => `/api/reports/rates?plan=${DUTIES_PLAN}&on=${ON}&${query}`;
  return {
    [MINE]: some.map((reporter) => `/api/duties?reporter=${reporter}&on=${ON}`),
    [LATE]: [list('state=late'), list(`plan=${DUTIES_PLAN}&state=late&period=2025-H1`), list('state=late&receiver=bo-gddt')],
    [MISSING]: [list('state=missing'), list(`plan=${DUTIES_PLAN}&state=missing&period=2025-H1`), list('state=missing&receiver=bo-gddt')],
    'missing in a province or a district, first page': [...provinces.slice(0, 20), ...districts.slice(0, 20)].map((area) =>
      list(`state=missing&area=${area}`),
    ),
    'rates of the country and its provinces': [rates('by=duty'), rates('by=period'), rates('limit=1000&by=duty,period'), rates('by=body')],
    'rates of a province and its districts': provinces.slice(0, 20).map((area) => rates(`area=${area}`)),
    'a plan’s page of status, overdue reports counted': [`/api/status?plan=${DUTIES_PLAN}&on=${ON}`],
  };
}

/** Each counts at once in the row of the country. */
async function afterSubmissions(app: Application, { communes }: Nation): Promise<readonly number[]> {
  const took: number[] = [];
  for (const reporter of communes.slice(0, SUBMISSIONS)) {
    const where = `/api/reports/${DUTIES_PLAN}/che-do-1/${reporter}/2025-H2/submission`;
    const sent = await app.send('POST', where, {});
    if (sent.status !== 201) throw new Error(`${where} answered ${sent.status}: ${sent.text}`);
    const position = String(sent.headers['x-log-position'] ?? '');
    took.push((await asked(app, `/api/status?plan=${DUTIES_PLAN}&depth=0&after=${position}`)).milliseconds);
  }
  return took;
}

async function make(folder: string, land: Nation): Promise<Measure[]> {
  mkdirSync(folder, { recursive: true });
  let today = '2020-12-16';
  const store = await openSqliteEventStore({ path: join(folder, 'log.db'), clock: () => Date.parse(`${today}T03:00:00Z`) });
  await establish(store, land);
  await issuePlan(store, dutiesPlan(land));
  let events = 0;
  const filling = await timed(
    async () =>
      void (events = await fillLog(
        store,
        nationReports(land, (day) => void (today = day)),
      )),
  );
  await store.close();
  const building = await timed(() => buildReadModels(folder));
  return [
    { what: 'events about reports', value: events, unit: '' },
    { what: 'filling the log', value: (events / filling) * 1_000, unit: 'events a second' },
    { what: 'building all read models', value: (events / building) * 1_000, unit: 'events a second' },
  ];
}

const within = (what: string, values: readonly number[]): Claim => ({
  what: `${what}, p99`,
  must: `${MOST_MS} ms at most`,
  got: `${shown(p99(values))} ms`,
  met: p99(values) <= MOST_MS,
});

const NOTES = [
  'Viet Nam before July 2025: 10,602 communes owe six reports each (four half-yearly, two yearly) over five years, 63 offices another; of a hundred reports three are never sent and five are late, three of ten are accepted. Questions come over HTTP one after the other; the application is a process of its own.',
  'What was sent is kept in memory, plan by plan: the first question about a plan after a start brings it.',
];
