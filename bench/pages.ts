import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Application, startApplication } from './lib/application';
import { type Asked, askAll, asked, measuresOf, p99 } from './lib/asking';
import type { Bench, Claim, Measure, Result } from './lib/bench';
import { mainThreadMs } from './lib/main-thread';
import { nation, type Nation } from './lib/nation';
import { buildReadModels, fillNation, planOf } from './lib/nation-store';
import { shown } from './lib/report';
import { inScratch } from './lib/scratch';

const SCALE = Number(process.env['BENCH_SCALE'] ?? 1);
const ON = 'on=2025-02-15';
const ROUNDS = 200;
const MOST_MS = 50;

/** `BENCH_SCALE` and `BENCH_STORE` as in `national`. */
export const pages: Bench = {
  name: 'pages',
  row: 'National store: pages over HTTP',
  run: async () => {
    const folder = process.env['BENCH_STORE'];
    return folder === undefined ? inScratch(overStore) : overStore(folder);
  },
};

/** As a visitor of the demo, who may see all of them. */
function pagesOf({ communes, provinces }: Nation): Record<string, string> {
  const [commune = ''] = communes;
  const [province = ''] = provinces;
  const country = planOf('vn');
  return {
    'overview of the country': `/tong-quan?plan=${country}&${ON}`,
    'overview of a province': `/tong-quan?plan=${planOf(province)}&${ON}`,
    'page of a commune': `/don-vi/${commune}?plan=${country}&${ON}`,
    'page of a province': `/don-vi/${province}?plan=${country}&${ON}`,
  };
}

/** What the pages ask of the API, one by one. */
function partsOf({ communes }: Nation): Record<string, string> {
  const country = `plan=${planOf('vn')}&${ON}`;
  const [commune = ''] = communes;
  return {
    me: '/api/me',
    plans: '/api/plans?limit=500',
    'the plan': `/api/plans/${planOf('vn')}`,
    'status of the country': `/api/status?${country}&depth=0&limit=500`,
    'series of the country': `/api/status/series?${country}&limit=500`,
    'rates of the country': `/api/reports/rates?${country}&limit=500`,
    'areas under the country': `/api/areas?parent=vn&${ON}&limit=500`,
    'status of a commune': `/api/status?${country}&area=${commune}&depth=0&limit=500`,
    'series of a commune': `/api/status/series?${country}&area=${commune}&limit=500`,
  };
}

async function overStore(folder: string): Promise<Result> {
  const land = nation(SCALE);
  if (!existsSync(join(folder, 'read.db'))) {
    await fillNation(folder, land);
    await buildReadModels(folder);
  }
  const app = await startApplication(folder);
  try {
    const [overview = ''] = Object.values(pagesOf(land));
    const first = await once(app, 'the first overview of a process', overview);
    const another = await once(app, 'the overview about another day', overview.replace(ON, 'on=2025-03-03'));
    const looked = await each(app, pagesOf(land), ROUNDS);
    const parts = await each(app, partsOf(land), ROUNDS / 4);
    return {
      measures: [...first, ...another, ...looked.flatMap(({ measures }) => measures), ...parts.flatMap(({ measures }) => measures)],
      claims: looked.map(({ what, taken }) => within(what, taken)),
      notes: NOTES,
    };
  } finally {
    await app.stop();
  }
}

interface Looked {
  readonly what: string;
  readonly taken: Asked;
  readonly measures: readonly Measure[];
}

async function each(app: Application, paths: Readonly<Record<string, string>>, rounds: number): Promise<readonly Looked[]> {
  const looked: Looked[] = [];
  for (const [what, path] of Object.entries(paths)) {
    await asked(app, path);
    const from = mainThreadMs(app.pid);
    const taken = await askAll(app, [path], rounds);
    const until = mainThreadMs(app.pid);
    const cpu =
      from === null || until === null
        ? []
        : [{ what: `${what}: CPU of the main thread`, value: (until - from) / (rounds + 1), unit: 'ms' }];
    looked.push({ what, taken, measures: [...measuresOf(what, { ...taken, first: [] }), ...cpu] });
  }
  return looked;
}

const once = async (app: Application, what: string, path: string): Promise<readonly Measure[]> => [
  { what, value: (await asked(app, path)).milliseconds, unit: 'ms' },
];

const within = (what: string, { again }: Asked): Claim => ({
  what: `${what}, p99`,
  must: `${MOST_MS} ms at most`,
  got: `${shown(p99(again))} ms`,
  met: p99(again) <= MOST_MS,
});

const NOTES = [
  'The store of `national`. A page is HTML as a visitor of the demo is given it, asked for again and again, one after the other; the application is a process of its own. CPU of the main thread: rendering, and what the API asks of the read models and computes for it.',
  'What each page asks of the API is asked beside it on its own, over a socket, which a page does not need.',
];
