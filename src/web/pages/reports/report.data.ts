import type { FigureValue } from '@hieuhoc/indicator-maths';
import type { ReportItem } from '../../../reports';
import { calledIn, type Called } from '../../known/called';
import { reportApi, type ReportKey } from '../../known/duty';
import { planShown, type PlanShown } from '../../known/plans';
import { listIn } from '../../log/json';
import { mayAt } from '../../known/upward';
import type { Visit } from '../../visit/visit';

export interface NamedFigure {
  readonly indicator: string;
  readonly area: string;
  readonly period: string;
  readonly revision: number;
}

export interface SubmittedFigure extends NamedFigure {
  readonly review: 'waiting' | 'verified' | 'returned' | 'withdrawn';
  readonly value: FigureValue | null;
  readonly latestRevision: number | null;
  readonly latestValue: FigureValue | null;
}

export interface StandingFigure extends NamedFigure {
  readonly value: FigureValue;
  readonly review: 'waiting' | 'verified' | 'returned';
}

/** `GET /api/reports/{plan}/{duty}/{reporter}/{period}`. */
export interface ReportShown extends ReportItem {
  readonly asOf: { readonly logSize: number; readonly at: string };
  readonly life: readonly {
    readonly type: string;
    readonly revision: number;
    readonly recordedAt: string;
    readonly day: string;
    readonly actor: string;
    readonly data: Readonly<Record<string, unknown>>;
  }[];
  readonly figures: readonly SubmittedFigure[];
  readonly changedSinceVerified: number;
  readonly indicators: readonly string[];
  readonly standing: readonly StandingFigure[];
  readonly missingIndicators: readonly string[];
  readonly includes: readonly {
    readonly duty: string;
    readonly reporter: string;
    readonly period: string;
    readonly submission: number;
  }[];
}

export type Act = 'submit' | 'decide' | 'extend';

export interface ReportLife {
  readonly report: ReportShown;
  /** As it stands now: what can be done is done to this one, whatever day is looked at. */
  readonly now: ReportShown;
  readonly plan: PlanShown;
  readonly duty: PlanShown['duties'][number] | null;
  readonly called: Called;
  /** Files that were sent with it, by name as far as this person may read them. */
  readonly files: ReadonlyMap<string, string>;
  /** What this person may do to it as it stands now. */
  readonly acts: ReadonlySet<Act>;
}

export async function reportLife(visit: Visit, key: ReportKey): Promise<ReportLife> {
  const path = reportApi(key);
  const report = await visit.api.get<ReportShown>(path, visit.at);
  const [now, plan] = await Promise.all([
    visit.moment.on === undefined || visit.isPast ? report : visit.api.get<ReportShown>(path),
    planShown(visit, key.plan),
  ]);
  const areas = new Set([report.area, ...report.receivers.map(({ area }) => area), ...report.includes.map(({ reporter }) => reporter)]);
  const actors = new Set(report.life.map(({ actor }) => actor));
  const [called, files, acts] = await Promise.all([calledIn(visit, areas, actors), filesOf(visit, report), actsOn(visit, now)]);
  return { report, now, plan, duty: plan.duties.find(({ id }) => id === key.duty) ?? null, called, files, acts };
}

async function filesOf(visit: Visit, { life }: ReportShown): Promise<ReadonlyMap<string, string>> {
  const refs = new Set(life.flatMap(({ data }) => listIn(data, 'evidence')).filter((ref) => typeof ref === 'string'));
  const named = await Promise.all(
    [...refs].map(async (ref): Promise<[string, string]> => {
      const details = await visit.api.maybe<{ readonly name: string | null }>(`/api/evidence/${encodeURIComponent(ref)}/details`);
      return [ref, details?.name ?? `tệp ${ref}`];
    }),
  );
  return new Map(named);
}

async function actsOn(visit: Visit, { state, answeredBy, receivers, due, firstSubmittedOn }: ReportShown): Promise<ReadonlySet<Act>> {
  if (visit.isPast) return new Set();
  const above = receivers.map(({ area }) => area);
  const [submits, decides, extends_] = await Promise.all([
    state !== 'submitted' && mayAt(visit, 'report.submit', answeredBy),
    state === 'submitted' && mayAt(visit, 'report.accept', above),
    due !== null && firstSubmittedOn === null && mayAt(visit, 'report.extend', above),
  ]);
  const acts: [Act, boolean][] = [
    ['submit', submits],
    ['decide', decides],
    ['extend', extends_],
  ];
  return new Set(acts.flatMap(([act, may]) => (may ? [act] : [])));
}
