import type { ReportView } from '../../../reports';
import { calledIn, type Called } from '../../known/called';
import { reportApi, type ReportKey } from '../../known/duty';
import { planShown, type PlanShown } from '../../known/plans';
import { listIn } from '../../log/json';
import { mayAt } from '../../known/upward';
import type { Visit } from '../../visit/visit';

export type Act = 'submit' | 'decide' | 'extend';

export interface ReportLife {
  readonly report: ReportView;
  /** As it stands now: what can be done is done to this one, whatever day is looked at. */
  readonly now: ReportView;
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
  const report = await visit.api.get<ReportView>(path, visit.at);
  const [now, plan] = await Promise.all([
    visit.moment.on === undefined || visit.isPast ? report : visit.api.get<ReportView>(path),
    planShown(visit, key.plan),
  ]);
  const areas = new Set([report.area, ...report.receivers.map(({ area }) => area), ...report.includes.map(({ reporter }) => reporter)]);
  const actors = new Set(report.life.map(({ actor }) => actor));
  const [called, files, acts] = await Promise.all([calledIn(visit, areas, actors), filesOf(visit, report), actsOn(visit, now)]);
  return { report, now, plan, duty: plan.duties.find(({ id }) => id === key.duty) ?? null, called, files, acts };
}

async function filesOf(visit: Visit, { life }: ReportView): Promise<ReadonlyMap<string, string>> {
  const refs = new Set(life.flatMap(({ data }) => listIn(data, 'evidence')).filter((ref) => typeof ref === 'string'));
  const named = await Promise.all(
    [...refs].map(async (ref): Promise<[string, string]> => {
      const details = await visit.api.maybe<{ readonly name: string | null }>(`/api/evidence/${encodeURIComponent(ref)}/details`);
      return [ref, details?.name ?? `tệp ${ref}`];
    }),
  );
  return new Map(named);
}

async function actsOn(visit: Visit, { state, answeredBy, receivers, due, firstSubmittedOn }: ReportView): Promise<ReadonlySet<Act>> {
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
