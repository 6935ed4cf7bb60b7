import { accountDecider, administratorsDecider } from '../accounts';
import { bodyDecider, hierarchyDecider } from '../areas';
import { erasureDecider } from '../erasures';
import { evidenceDecider } from '../evidence';
import { figureDecider } from '../figures';
import { indicatorDecider } from '../indicators';
import { planDecider, type PlanState } from '../plans';
import { publicationDecider } from '../publications';
import { recognitionDecider, subjectDecider, titleDecider } from '../recognitions';
import { reportDecider } from '../reports';
import { taskDecider } from '../tasks';
import { sealDecider } from './proofs/seal.decider';
import { streamView, type StreamView } from './stream-view';
import { tagsOf } from './tags';

/** How each kind of stream tells what an event changed; a kind that is not here yet is told without before and after. */
const VIEWS: Readonly<Record<string, StreamView>> = {
  figure: streamView(figureDecider, ({ revisions }) => {
    const last = revisions.at(-1);
    return last === undefined ? null : { ...last.content, contentRevision: last.revision, review: last.review };
  }),
  plan: streamView(planDecider, (plan, event) => planPart(plan, event.data)),
  hierarchy: streamView(hierarchyDecider, (known, event) => {
    const hierarchy = known.hierarchy();
    return Object.fromEntries(tagsOf('hierarchy', event.data).areas.map((area) => [area, hierarchy.get(area) ?? null]));
  }),
  body: streamView(bodyDecider, (state) => state),
  indicator: streamView(indicatorDecider, (state) => state),
  title: streamView(titleDecider, (state) => state),
  subject: streamView(subjectDecider, (state) => state),
  recognition: streamView(recognitionDecider, (state) => state),
  report: streamView(reportDecider, (state) => state),
  task: streamView(taskDecider, (state, { data }) => state[String(data.year ?? 'once')] ?? null),
  account: streamView(accountDecider, (state) => state),
  publication: streamView(publicationDecider, (state) => state),
  erasure: streamView(erasureDecider, (state) => state),
  evidence: streamView(evidenceDecider, (state) => state),
  seal: streamView(sealDecider, ({ last }) => last),
  administrators: streamView(administratorsDecider, (held, { data }) => held.filter(({ account }) => account === data.account)),
};

export function viewOfStream(stream: string): StreamView | null {
  const [category = ''] = stream.split('-', 1);
  return VIEWS[category] ?? null;
}

/** Of a plan: the target that the event names, or the head of the document. */
function planPart(plan: PlanState, data: object): unknown {
  if (plan === null) return null;
  const id = targetId(data);
  if (id !== null) return plan.targets.get(id) ?? null;
  const { title, number, issuedOn, issuer, parent, note, area, period } = plan.document;
  return {
    title,
    number,
    issuedOn,
    issuer,
    parent,
    note,
    area,
    period,
    targets: plan.targets.size,
    transfers: plan.transfers,
    closedOn: plan.closedOn,
  };
}

function targetId(data: object): string | null {
  if (!('target' in data)) return null;
  const { target } = data;
  if (typeof target === 'string') return target;
  return typeof target === 'object' && target !== null && 'id' in target && typeof target.id === 'string' ? target.id : null;
}
