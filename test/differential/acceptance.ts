import { type AreaId, type Day, parsePeriod, type Plan, type Target, type TargetHistory } from '@hieuhoc/indicator-maths';
import { canHaveValue } from '../../src/plans/document/checks/levels';
import { type Command, type Of, streamOf } from './commands';
import { currentIndicator, type Folding, found } from './known';

/** What the rules say about a command before it is sent; `open` where the generator does not try to know. */
export type Forecast = 'accepted' | 'refused' | 'open';

interface Life {
  readonly from: Day;
  readonly until: Day | null;
  readonly hasPredecessors: boolean;
}

/** The days of an area as far as the changes known so far say. */
export function lifeOf({ changes }: Pick<Folding, 'changes'>, area: AreaId): Life | null {
  let life: Life | null = null;
  for (const change of changes) {
    if (change.type === 'AreaEstablished' && change.area.id === area) life = { from: change.on, until: null, hasPredecessors: false };
    if (change.type === 'AreaDissolved' && change.area === area && life !== null) life = { ...life, until: change.on };
    if (change.type !== 'AreasReorganised') continue;
    if (change.to.some(({ id }) => id === area))
      life = { from: change.on, until: null, hasPredecessors: change.parts.some(({ to }) => to === area) };
    if (change.from.includes(area) && life !== null) life = { ...life, until: change.on };
  }
  return life;
}

/** Rules 4: "An area has ended for a period if it did not exist on the period's last day: only then is its figure refused. A restated figure of a successor is accepted for any period." */
function takesPeriod({ from, until, hasPredecessors }: Life, last: Day): boolean {
  const existsOnLastDay = from <= last && (until === null || last < until);
  return existsOnLastDay || (hasPredecessors && last < from);
}

function forecastReport(known: Folding, { key, value, breakdown, dataTo }: Of<'report'>, today: Day): Forecast {
  const period = found(parsePeriod(key.period) ?? undefined);
  const life = lifeOf(known, key.area);
  if (!known.indicators.has(key.indicator) || life === null || !takesPeriod(life, period.last)) return 'refused';
  if (today < period.first || dataTo > today) return 'refused';
  const last = known.figures.get(figureOf(key))?.revisions.at(-1);
  const said = JSON.stringify([value, dataTo, breakdown]);
  const same = last !== undefined && JSON.stringify([last.value, last.dataTo, last.breakdown]) === said;
  return same && !last.returned ? 'refused' : 'accepted';
}

const figureOf = (key: Of<'report'>['key']): string => streamOf({ kind: 'withdraw', key });

function forecastReview(known: Folding, command: Of<'verify' | 'return'>): Forecast {
  const stream = figureOf(command.key);
  const named = known.reported(stream, command.nth);
  const standing = known.figures.get(stream)?.revisions ?? [];
  const one = standing.find(({ revision }) => revision === named);
  if (one === undefined) return 'refused';
  if (command.kind === 'return') return one.returned ? 'refused' : 'accepted';
  const later = standing.some(({ revision, verified }) => verified && revision > one.revision);
  return one.verified || later ? 'refused' : 'accepted';
}

type OfPlan = Extract<Command, { readonly plan: string }>;

/** Rules 2: figures are accepted at the reporting levels and above; below them nothing that a target asks for can ever be known. */
function canBeKnown({ indicators }: Folding, { indicator, measuredAt }: Target): boolean {
  const defined = indicators.get(indicator);
  if (defined === undefined || measuredAt === 'area') return true;
  const { from, reportedAt } = currentIndicator(defined);
  return from !== undefined || canHaveValue(reportedAt, measuredAt.each);
}

function forecastPlan(known: Folding, command: OfPlan): Forecast {
  const plan = known.plans.get(command.plan);
  if (plan === undefined || plan.closedOn !== null) return 'refused';
  if (command.kind === 'add-target') return canBeKnown(known, command.target) ? 'accepted' : 'refused';
  if (!('target' in command)) return 'accepted';
  const target = plan.targets.find(({ issued }) => issued.id === command.target);
  if (target === undefined || target.withdrawnOn !== null) return 'refused';
  if (command.kind !== 'revise-target') return 'accepted';
  const { effectiveOn, ...change } = command.revision;
  if (Object.keys(change).length === 0) return 'refused';
  return effectiveOn > (change.due ?? dueOf(plan, target)) ? 'refused' : 'accepted';
}

/** Rules 5: "effectiveOn after the due day is refused unless it moves the due day". */
function dueOf({ phases, period }: Plan, { issued, revisions }: TargetHistory): Day {
  const moved = revisions
    .filter(({ due }) => due !== undefined)
    .toSorted((a, b) => (a.effectiveOn < b.effectiveOn ? -1 : a.effectiveOn > b.effectiveOn ? 1 : 0));
  return moved.at(-1)?.due ?? issued.due ?? phases.find(({ id }) => id === issued.phase)?.to ?? period.to;
}

export function forecast(known: Folding, command: Command, today: Day): Forecast {
  switch (command.kind) {
    case 'report':
      return forecastReport(known, command, today);
    case 'verify':
    case 'return':
      return forecastReview(known, command);
    case 'withdraw':
      return (known.figures.get(figureOf(command.key))?.revisions ?? []).length === 0 ? 'refused' : 'accepted';
    case 'define-title':
    case 'define-indicator':
    case 'revise-indicator':
      return 'accepted';
    case 'issue':
      return command.plan.targets.every((target) => canBeKnown(known, target)) ? 'accepted' : 'refused';
    case 'correct-plan':
    case 'add-target':
    case 'revise-target':
    case 'correct-target':
    case 'withdraw-target':
    case 'transfer':
    case 'close':
      return forecastPlan(known, command);
    case 'change':
    case 'register':
    case 'move':
    case 'grant':
    case 'renew':
    case 'revoke':
      return 'open';
  }
}
