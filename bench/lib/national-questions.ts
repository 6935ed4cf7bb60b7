import { type Application, startApplication } from './application';
import { asked, type Asked, askAll, pagesOf } from './asking';
import type { Measure } from './bench';
import { INDICATORS, isEach, type Nation, targetIdOf } from './nation';
import { planOf } from './nation-store';

const ON = 'on=2025-02-15';
const THEN = 'on=2022-08-15';
const ROUNDS = 5;
const MOMENTS = 30;

const page = (area: string, more: string): string => `/api/status?plan=${planOf(area)}&${more}`;
const eachTargets = Array.from({ length: INDICATORS }, (_, index) => index)
  .filter(isEach)
  .map(targetIdOf);

/** The very first question that a process is asked. */
export async function firstAnswers(folder: string, scale: number): Promise<Measure[]> {
  const questions = {
    "a country's page": page('vn', ON),
    'summaries of each commune': page('vn', `${ON}&target=${eachTargets[0]}`),
    "a country's page at a past moment": page('vn', `${THEN}&asOf=${Math.round(2_000_000 * scale)}`),
    explain: `/api/status/explain?plan=ke-hoach-vn&target=${targetIdOf(0)}&${ON}`,
  };
  const measures: Measure[] = [];
  for (const [what, path] of Object.entries(questions)) {
    const app = await startApplication(folder);
    measures.push({ what: `${what}, the very first question of a process`, value: (await asked(app, path)).milliseconds, unit: 'ms' });
    await app.stop();
  }
  return measures;
}

export const KINDS = {
  page: "a plan's page",
  each: 'each: commune, summaries',
  past: 'page at a past moment',
  pastEach: 'each at a past moment',
  explain: 'explain',
  overview: 'overview page in a browser',
};

export async function answersOf(app: Application, land: Nation, scale: number): Promise<Record<string, Asked>> {
  const whole = await pagesOf(app, page('vn', ON));
  const plans = [...land.provinces, ...land.districts.slice(0, 20)].map((area) => page(area, ON));
  const local = await askAll(app, plans, 0);
  const pages = { first: [...whole.first, ...local.first], again: (await askAll(app, [...whole.paths, ...plans], ROUNDS - 1)).again };
  // Every moment is one that nobody asked about before.
  const moments = Array.from({ length: MOMENTS }, (_, index) => `${THEN}&asOf=${Math.round((2_000_000 + index * 4_999) * scale)}`);
  const explained = [
    ...Array.from({ length: INDICATORS }, (_, index) => `vn&target=${targetIdOf(index)}`),
    ...[...land.provinces, ...land.districts.slice(0, 20), ...land.communes.slice(0, 40)].map(
      (area) => `vn&target=${targetIdOf(1)}&area=${area}`,
    ),
  ];
  return {
    [KINDS.page]: pages,
    [KINDS.each]: await askAll(
      app,
      eachTargets.map((target) => page('vn', `${ON}&target=${target}`)),
      25,
    ),
    [KINDS.past]: await askAll(
      app,
      moments.map((moment) => page('vn', moment)),
      1,
    ),
    [KINDS.pastEach]: await askAll(
      app,
      moments.map((moment) => page('vn', `${moment}&target=${eachTargets[0]}`)),
      1,
    ),
    [KINDS.overview]: await askAll(
      app,
      ['vn', ...land.provinces, ...land.districts.slice(0, 20)].map((area) => `/tong-quan?plan=${planOf(area)}&${ON}`),
      ROUNDS,
    ),
    [KINDS.explain]: await askAll(
      app,
      explained.map((path) => `/api/status/explain?plan=ke-hoach-${path}&${ON}`),
      ROUNDS,
    ),
  };
}
