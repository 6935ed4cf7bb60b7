import type { PlanDocument } from '../plans';
import type { Platform } from '../platform/platform.module';
import { dongTrieuUnits, DONG_TRIEU_HALVES, merge, revisedTarget, targetAfterMerge } from './dong-trieu';
import { figureSteps, type Told } from './figure-steps';
import { issuedOn, planDocuments } from './plan-files';
import { recognitionSteps } from './recognition-steps';
import { fromRegister, registersOf } from './dong-trieu-registers';
import { foundSample, nameOf, SAMPLE_ENDS } from './found-sample';
import { dongTrieuReports, haNoiReports, reportsInWords } from './reporting';
import { taskSteps } from './task-steps';
import { servicesOver, type Services } from './services';
import { catalogueTitles } from './title-catalogue';
import { addDays, moment, play, type Step } from './timeline';

export type Say = (line: string) => void;

/**
 * On an empty log: the plans of the repository, and a simulated history for them, recorded as if on the days it happened. What a crash
 * interrupted is gone on with; a log that holds anything else is left alone. True when there was something to load.
 */
export async function loadSampleOnce(platform: Pick<Platform, 'store' | 'read'>, say: Say): Promise<boolean> {
  const found = await foundSample(platform.store);
  if (found.kind === 'nothing-to-do') return false;
  const steps = sampleSteps(servicesOver(platform), planDocuments());
  const name = nameOf(steps);
  if (found.kind === 'interrupted' && found.name !== name) {
    say('Số liệu minh hoạ ở đây do một bản khác nạp dở. Hãy nạp nốt bằng bản đó, hoặc chạy với một thư mục dữ liệu mới.');
    return false;
  }
  const from = found.kind === 'interrupted' ? found.until : null;
  say(from === null ? 'Nạp năm kế hoạch và số liệu minh hoạ (chỉ lần chạy đầu)…' : 'Nạp tiếp số liệu minh hoạ từ chỗ bị ngắt…');
  let told = 0;
  const progress = (done: number, of: number): void => {
    const tenth = Math.floor((10 * done) / of);
    if (tenth > told) say(`  ${10 * (told = tenth)} %`);
  };
  await play(steps, { name, ...(from !== null && { from }), progress });
  return true;
}

export function sampleSteps(services: Services, documents: readonly PlanDocument[]): Step[] {
  const issues = documents.map((document): Step => ({
    at: moment(issuedOn(document)),
    actor: 'van-thu',
    act: (context) => services.plans.issue(document, context),
  }));
  const byPlan = new Map(documents.map((document) => [document.plan, document]));
  const dongTrieu = byPlan.get('dong-trieu-2013');
  return [
    ...issues,
    ...titleSteps(services),
    ...(dongTrieu === undefined ? [] : dongTrieuSteps(services, dongTrieu)),
    ...haNoiSteps(services, byPlan.get('ha-noi-2013')),
    ...simpleSteps(services, byPlan.get('lang-giang-2023'), ['2023-H2', '2024-H1', '2024-H2', '2025-H1'], 1, 'phong-gddt-lang-giang'),
    ...reportsInWords(services.reports),
    ...documents.flatMap((document) => taskSteps(services.tasks, document, SAMPLE_ENDS.slice(0, 10))),
  ];
}

function haNoiSteps(services: Services, document: PlanDocument | undefined): Step[] {
  if (document === undefined) return [];
  const told: Told[] = [];
  const years = ['2013', '2014', '2015'];
  const figures = simpleSteps(services, document, years, 15, 'so-gddt-ha-noi', told);
  return [...figures, ...haNoiReports(services, document, told, years)];
}

/** The titles of national rules, from the end of the year they were issued in. */
function titleSteps({ titles }: Services): Step[] {
  const at = moment('2023-12-31');
  return catalogueTitles().map((title) => ({ at, actor: 'van-thu', act: (context) => titles.define(title, context) }));
}

function dongTrieuSteps(services: Services, document: PlanDocument): Step[] {
  const { areas, plans, figures, subjects, recognitions } = services;
  const units = dongTrieuUnits(document);
  const told: Told[] = [];
  const communes = units.filter(({ level, from }) => level === 'commune' && from < '2014').map(({ area }) => area);
  const registers = registersOf(communes);
  const begun = addDays(issuedOn(document), 1);
  const registered = (indicator: string, area: string, day: string) => fromRegister(registers, indicator, area, day);
  return [
    ...figureSteps(figures, {
      document,
      periods: DONG_TRIEU_HALVES,
      units,
      scale: 1,
      verifier: 'phong-gddt-dong-trieu',
      issuedOn: begun,
      registered,
      kept: told,
    }),
    ...dongTrieuReports(services, document, told),
    ...registers.flatMap((register) => recognitionSteps({ subjects, recognitions }, register, begun)),
    revisedTarget(plans),
    merge(areas),
    targetAfterMerge(plans),
  ];
}

/** Figures of a plan whose areas do not change in the sample. */
function simpleSteps(
  { figures }: Services,
  document: PlanDocument | undefined,
  periods: readonly string[],
  scale: number,
  verifier: string,
  kept: Told[] = [],
): Step[] {
  if (document === undefined) return [];
  const units = document.areas.map(({ id, level, from }) => ({ area: id, level, from, until: null }));
  return figureSteps(figures, { document, periods, units, scale, verifier, issuedOn: addDays(issuedOn(document), 1), kept });
}
