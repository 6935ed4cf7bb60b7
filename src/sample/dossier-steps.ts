import { parsePeriod } from '@hieuhoc/indicator-maths';
import type { FiguresService } from '../figures';
import type { ReportsService } from '../reports';
import { correctedLater, type Told } from './figure-steps';
import { Dice } from './random';
import { addDays, moment, type Step } from './timeline';

export interface DossierStory {
  readonly plan: string;
  readonly duty: string;
  readonly periods: readonly string[];
  readonly told: readonly Told[];
  /** Who receives: their opaque id. */
  readonly verifier: string;
  /** Which of the figures a report holds, where not all. */
  readonly holds?: (told: Told) => boolean;
  /** Who answers for a unit that has ended by the day. */
  readonly answeredBy: (area: string, day: string) => string;
}

interface Dossier {
  readonly key: { readonly plan: string; readonly duty: string; readonly reporter: string; readonly period: string };
  readonly figures: readonly Told[];
  readonly dice: Dice;
  readonly due: string;
}

/** An accepted dossier, for the report above it. */
export interface Accepted {
  readonly duty: string;
  readonly reporter: string;
  readonly period: string;
  readonly submission: number;
  readonly on: string;
}

interface Services {
  readonly reports: ReportsService;
  readonly figures: FiguresService;
}

/** Later in the day than whatever happens to figures, and one after the other. */
const [SUBMITTED, DECIDED] = [600, 660];
const DAYS_ALLOWED = 15;
const NOTE = 'Số liệu minh hoạ';

/** The dossiers on the figures of a story: most in time and accepted, some late, never sent, returned, with an exception, with more time. */
export function dossierSteps(services: Services, story: DossierStory): { readonly steps: Step[]; readonly accepted: Accepted[] } {
  const steps: Step[] = [];
  const accepted: Accepted[] = [];
  for (const [place, figures] of Map.groupBy(story.told, ({ key }) => `${key.area} ${yearOrHalf(key.period, story)}`)) {
    const [reporter = '', period = ''] = place.split(' ');
    const last = parsePeriod(period)?.last ?? '';
    const dossier: Dossier = {
      key: { plan: story.plan, duty: story.duty, reporter, period },
      figures: story.holds === undefined ? figures : figures.filter(story.holds),
      dice: new Dice(`${story.duty} ${reporter} ${period} hồ sơ`),
      due: addDays(last, DAYS_ALLOWED),
    };
    if (story.periods.includes(period) && dossier.figures.length > 0) steps.push(...lifeOf(services, story, dossier, accepted));
  }
  return { steps, accepted };
}

/** The period of the report that a figure belongs to. */
const yearOrHalf = (period: string, { periods }: DossierStory): string =>
  periods.includes(period) || !period.endsWith('H2') ? period : period.slice(0, 4);

function lifeOf({ reports, figures }: Services, story: DossierStory, dossier: Dossier, accepted: Accepted[]): Step[] {
  const { key, dice, due } = dossier;
  if (dice.chance(0.02)) return [];
  const steps: Step[] = [];
  const push = (day: string, minute: number, actor: string, act: Step['act']): number =>
    steps.push({ at: moment(day, minute), actor, act }) - 1;
  const extended = dice.chance(0.03);
  if (extended) {
    const said = { until: addDays(due, 15), reason: 'Mưa lũ, chưa họp xét được (số liệu minh hoạ)' };
    push(addDays(due, -3), SUBMITTED, story.verifier, (context) => reports.extend(key, said, 'trusted', context));
  }
  const late = dice.chance(0.07);
  let day = addDays(due, extended ? dice.between(1, 14) : late ? dice.between(1, 40) : dice.between(-4, 0));
  let named = standingAt(dossier.figures, moment(day, SUBMITTED));
  if (named.length === 0) return steps;
  const submit = (): number => {
    const said = { figures: named, includes: [], note: NOTE };
    return push(day, SUBMITTED, reporterOn(story, key.reporter, day), (context) => reports.submit(key, said, 'trusted', context));
  };
  let submission = submit();
  if (dice.chance(0.06)) {
    day = addDays(day, dice.between(2, 8));
    const said = { submission, reason: 'Thiếu biên bản bình xét, đề nghị bổ sung (số liệu minh hoạ)' };
    push(day, DECIDED, story.verifier, (context) => reports.return(key, said, 'trusted', context));
    if (dice.chance(0.1)) return steps;
    day = addDays(day, dice.between(3, 9));
    named = standingAt(dossier.figures, moment(day, SUBMITTED));
    submission = submit();
  }
  if (dice.chance(0.05)) return steps;
  day = addDays(day, dice.between(6, 25));
  const [doubtful] = dice.chance(0.05) && named.length > 1 ? named : [];
  const except = doubtful === undefined ? [] : [{ ...keyOf(doubtful), reason: 'Chưa khớp sổ theo dõi (số liệu minh hoạ)' }];
  const decision = { submission, except };
  push(day, DECIDED, story.verifier, (context) => reports.accept(key, decision, 'trusted', context));
  accepted.push({ duty: key.duty, reporter: key.reporter, period: key.period, submission, on: day });
  if (dice.chance(0.1)) steps.push(...correctedAfter(figures, dossier, day));
  return steps;
}

/** What was verified with the dossier turns out to be one too many, and waits to be verified again. */
function correctedAfter(figures: FiguresService, { figures: told, dice }: Dossier, acceptedOn: string): Step[] {
  const one = told[dice.between(0, told.length - 1)];
  if (one === undefined) return [];
  const last = (one.steps.at(-1)?.at ?? '').slice(0, 10);
  const day = addDays(last > acceptedOn ? last : acceptedOn, dice.between(5, 40));
  const step = correctedLater(one, figures, day, 'Rà soát sau khi báo cáo được chấp nhận: trùng một trường hợp');
  return step === null ? [] : [step];
}

/** The revisions that stand at a moment. A step's place is its revision; what is returned waits for a correction. */
function standingAt(told: readonly Told[], at: string): { indicator: string; area: string; period: string; revision: number }[] {
  return told.flatMap(({ key, steps, reporter, returnedBy }) => {
    const done = steps.filter((step) => step.at < at);
    const revision = done.findLastIndex(({ actor }) => actor === reporter);
    const isReturned = returnedBy !== null && done.at(-1) === returnedBy;
    return revision < 0 || isReturned ? [] : [{ ...key, revision }];
  });
}

const keyOf = ({ indicator, area, period }: { indicator: string; area: string; period: string }) => ({ indicator, area, period });

const reporterOn = ({ answeredBy }: DossierStory, reporter: string, day: string): string =>
  `xa-${answeredBy(reporter, day).replaceAll('.', '-')}`;
