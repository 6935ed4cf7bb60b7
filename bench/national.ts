import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { startApplication } from './lib/application';
import { asked, type Asked, measuresOf, p99, spread } from './lib/asking';
import type { Bench, Claim, Measure, Result } from './lib/bench';
import { nation, type Nation } from './lib/nation';
import { answersOf, firstAnswers, KINDS } from './lib/national-questions';
import { buildReadModels, fillNation } from './lib/nation-store';
import { reportedToVisible } from './lib/reporting';
import { shown } from './lib/report';
import { inScratch } from './lib/scratch';
import { timed } from './lib/stats';

const REPORTS = 200;

const SCALE = Number(process.env['BENCH_SCALE'] ?? 1);

/** `BENCH_SCALE=0.1` runs a tenth; `BENCH_STORE=<folder>` keeps the store there, and uses it where it is there already. */
export const national: Bench = {
  name: 'national',
  row: 'National store: status over HTTP, figure to status',
  run: async () => {
    const folder = process.env['BENCH_STORE'];
    return folder === undefined ? inScratch(overStore) : overStore(folder);
  },
};

async function overStore(folder: string): Promise<Result> {
  const land = nation(SCALE);
  const made = existsSync(join(folder, 'read.db')) ? [] : await make(folder, land);
  const coldest = await firstAnswers(folder, SCALE);
  const app = await startApplication(folder);
  try {
    const answers = await answersOf(app, land, SCALE);
    const { reported, visible } = await reportedToVisible(app, land, REPORTS);
    const events = JSON.parse((await asked(app, '/api/status?plan=ke-hoach-vn&limit=1&depth=0')).text).asOf.logSize as number;
    return {
      measures: [
        { what: 'events in the log', value: events, unit: '' },
        ...made,
        { what: 'read database', value: statSync(join(folder, 'read.db')).size / 2 ** 20, unit: 'MiB' },
        { what: 'start to ready', value: app.readyMs, unit: 'ms' },
        ...coldest,
        ...Object.entries(answers).flatMap(([what, one]) => measuresOf(what, one)),
        ...spread('a figure sent until it is visible in status', visible),
        ...spread('of which its report, durable', reported),
      ],
      claims: [
        ...Object.entries(answers).map(([what, one]) => claimOf(what, one)),
        within('figure sent → visible in status, p99', 50, visible),
      ],
      notes: NOTES,
    };
  } finally {
    await app.stop();
  }
}

async function make(folder: string, land: Nation): Promise<Measure[]> {
  let events = 0;
  const filling = await timed(async () => void (events = await fillNation(folder, land)));
  const building = await timed(() => buildReadModels(folder));
  return [
    { what: 'filling the log, an append a figure', value: (events / filling) * 1_000, unit: 'events a second' },
    { what: 'building all read models', value: (events / building) * 1_000, unit: 'events a second' },
  ];
}

const MOST: Readonly<Record<string, number>> = {
  [KINDS.page]: 20,
  [KINDS.each]: 200,
  [KINDS.past]: 200,
  [KINDS.pastEach]: 200,
  [KINDS.explain]: 50,
  [KINDS.overview]: 50,
};

/** Of a past moment the first answer is what counts: a moment is seldom asked about twice. */
const claimOf = (what: string, { first, again }: Asked): Claim =>
  what === KINDS.past || what === KINDS.pastEach
    ? within(`${what} not asked about before, p99`, MOST[what] ?? 0, first)
    : within(`${what}, p99`, MOST[what] ?? 0, again);

const within = (what: string, most: number, values: readonly number[]): Claim => ({
  what,
  must: `${most} ms at most`,
  got: `${shown(p99(values))} ms`,
  met: p99(values) <= most,
});

const NOTES = [
  'Viet Nam before July 2025: the country, 63 provinces, 705 districts, 10,602 communes; 40 indicators reported by communes for 10 half-years, with own figures of a tenth of the districts and provinces. A plan of the country, of each province and of 20 districts, each with 40 targets, four of them judged commune by commune.',
  'A page is what the list gives unasked: 100 rows, the own row of a target and the rows of the areas right under it, target by target; all 26 pages of the country and the first of every other plan. Questions come over HTTP one after the other; the application is a process of its own.',
  'What is kept is kept in memory: the first question about an indicator after a start brings its figures.',
];
