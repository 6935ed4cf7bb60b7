import type {
  Day,
  Facts,
  Figure,
  FigureRevision,
  HierarchyChange,
  Indicator,
  Plan,
  Recognition,
  Subject,
  TargetHistory,
} from '@hieuhoc/indicator-maths';
import { type Command, type DefineTitle, type FigureKey, type Of, streamOf } from './commands';

/** A command that the system took, and where it stands in the log. */
export interface Recorded {
  readonly command: Command;
  readonly logSize: number;
  /** Of its stream. */
  readonly revision: number;
  readonly recordedAt: string;
}

export interface Known {
  readonly facts: Facts;
  readonly plans: ReadonlyMap<string, Plan>;
}

interface Revising {
  readonly indicator: Indicator;
  readonly revisions: readonly Of<'revise-indicator'>[];
}

/** The facts that these commands make, folded by hand from the rules: the measure that the system's own projections are held against. */
export class Folding {
  readonly changes: HierarchyChange[] = [];
  readonly indicators = new Map<string, Revising>();
  readonly figures = new Map<string, { key: FigureKey; revisions: FigureRevision[] }>();
  readonly grants = new Map<string, Recognition[]>();
  readonly subjects = new Map<string, Subject>();
  readonly plans = new Map<string, Plan>();
  readonly titles = new Map<string, DefineTitle>();

  /** Of every stream, the revision of its last event. */
  readonly revisions = new Map<string, number>();

  take(recorded: Recorded): void {
    const { command } = recorded;
    this.revisions.set(streamOf(command), recorded.revision);
    switch (command.kind) {
      case 'change':
        this.changes.push(command.change);
        return;
      case 'define-title':
        this.titles.set(command.title, command);
        return;
      case 'define-indicator':
        this.indicators.set(command.indicator.code, { indicator: command.indicator, revisions: [] });
        return;
      case 'revise-indicator': {
        const before = found(this.indicators.get(command.code));
        this.indicators.set(command.code, { ...before, revisions: [...before.revisions, command] });
        return;
      }
      case 'report':
      case 'verify':
      case 'return':
      case 'withdraw':
        return this.takeFigure(command, recorded);
      case 'register':
      case 'move':
        return this.takeSubject(command);
      case 'grant':
      case 'renew':
      case 'revoke':
        return this.takeRecognition(command);
      case 'issue':
      case 'correct-plan':
      case 'add-target':
      case 'revise-target':
      case 'correct-target':
      case 'withdraw-target':
      case 'transfer':
      case 'close':
        return this.takePlan(command);
    }
  }

  private readonly reports = new Map<string, number>();

  /** The event revision that the nth report of a figure got. */
  reported(stream: string, nth: number): number | undefined {
    return this.reports.get(`${stream}#${nth}`);
  }

  private takeFigure(command: Of<'report' | 'verify' | 'return' | 'withdraw'>, { revision }: Recorded): void {
    const stream = streamOf(command);
    const figure = this.figures.get(stream) ?? { key: command.key, revisions: [] };
    this.figures.set(stream, figure);
    if (command.kind === 'withdraw') {
      figure.revisions = [];
      return;
    }
    if (command.kind === 'report') {
      this.reports.set(`${stream}#${command.nth}`, revision);
      const { value, dataTo, breakdown } = command;
      figure.revisions.push({ revision, value, dataTo, breakdown, verified: false, returned: false });
      return;
    }
    const named = this.reported(stream, command.nth);
    const verified = command.kind === 'verify';
    // "Returning the verified revision cancels its verification: nothing is verified then, until the next."
    const last = figure.revisions.filter((one) => one.verified).at(-1);
    const nothingVerified = !verified && last?.revision === named;
    figure.revisions = figure.revisions.map((one) => {
      if (one.revision === named) return { ...one, verified, returned: !verified };
      return nothingVerified ? { ...one, verified: false } : one;
    });
  }

  private takeSubject(command: Of<'register' | 'move'>): void {
    if (command.kind === 'register') {
      const { subject: ref, subjectKind: kind, area, from } = command;
      this.subjects.set(ref, { ref, kind, homes: [{ from, area }] });
      return;
    }
    const before = found(this.subjects.get(command.subject));
    const homes = [...before.homes.filter(({ from }) => from !== command.on), { from: command.on, area: command.area }];
    const order = (from: Day | null): string => from ?? '';
    this.subjects.set(command.subject, { ...before, homes: homes.toSorted((a, b) => (order(a.from) < order(b.from) ? -1 : 1)) });
  }

  private takeRecognition(command: Of<'grant' | 'renew' | 'revoke'>): void {
    const { title, subject } = command;
    const key = streamOf(command);
    const grants = this.grants.get(key) ?? [];
    this.grants.set(key, grants);
    switch (command.kind) {
      case 'grant': {
        const { recognisedOn } = command;
        const validUntil = command.validUntil ?? termEnd(found(this.titles.get(title)), recognisedOn);
        grants.push({ title, subject, recognisedOn, validUntil, revokedOn: null });
        return;
      }
      case 'renew': {
        const live = grants.findLastIndex((one) => isLive(one, command.renewedOn));
        grants[live] = { ...found(grants[live]), validUntil: command.validUntil };
        return;
      }
      case 'revoke': {
        const made = grants.filter(({ recognisedOn }) => recognisedOn <= command.revokedOn).toSorted(byDay);
        const last = found(made.at(-1));
        grants[grants.indexOf(last)] = { ...last, revokedOn: command.revokedOn };
      }
    }
  }

  known(): Known {
    const figures = Map.groupBy(
      [...this.figures.values()]
        .filter(({ revisions }) => revisions.length > 0)
        .map(({ key, revisions }): Figure => ({ ...key, revisions })),
      ({ indicator, area }) => `${indicator} ${area}`,
    );
    const indicators = new Map([...this.indicators].map(([code, one]) => [code, currentIndicator(one)]));
    const grants = [...this.grants.values()].flat();
    const facts: Facts = {
      changes: [...this.changes],
      indicator: (code) => indicators.get(code),
      figures: (indicator, area) => figures.get(`${indicator} ${area}`) ?? [],
      recognitions: (title) => grants.filter((grant) => grant.title === title),
      subject: (ref) => this.subjects.get(ref),
    };
    return { facts, plans: new Map(this.plans) };
  }

  private takePlan(
    command: Of<'issue' | 'correct-plan' | 'add-target' | 'revise-target' | 'correct-target' | 'withdraw-target' | 'transfer' | 'close'>,
  ): void {
    if (command.kind === 'issue') {
      const { targets, ...head } = command.plan;
      const histories = targets.map((issued): TargetHistory => ({ issued, revisions: [], withdrawnOn: null }));
      this.plans.set(head.plan, { ...head, targets: histories, transfers: [], closedOn: null });
      return;
    }
    const plan = found(this.plans.get(command.plan));
    const change = (id: string, to: (target: TargetHistory) => TargetHistory): void => {
      this.plans.set(plan.plan, { ...plan, targets: plan.targets.map((one) => (one.issued.id === id ? to(one) : one)) });
    };
    switch (command.kind) {
      case 'correct-plan':
        return;
      case 'add-target':
        this.plans.set(plan.plan, { ...plan, targets: [...plan.targets, { issued: command.target, revisions: [], withdrawnOn: null }] });
        return;
      case 'revise-target':
        return change(command.target, (one) => ({ ...one, revisions: [...one.revisions, command.revision] }));
      case 'correct-target':
        return change(command.target, (one) => ({ ...one, issued: { ...one.issued, ...command.fields } }));
      case 'withdraw-target':
        return change(command.target, (one) => ({ ...one, withdrawnOn: command.on }));
      case 'transfer':
        this.plans.set(plan.plan, { ...plan, transfers: [...plan.transfers, { on: command.on, area: command.area }] });
        return;
      case 'close':
        this.plans.set(plan.plan, { ...plan, closedOn: command.on });
    }
  }
}

const byDay = (a: Recognition, b: Recognition): number =>
  a.recognisedOn === b.recognisedOn ? 0 : a.recognisedOn < b.recognisedOn ? -1 : 1;

export const isLive = ({ recognisedOn, validUntil, revokedOn }: Recognition, day: Day): boolean =>
  recognisedOn <= day && (validUntil === null || day <= validUntil) && (revokedOn === null || day < revokedOn);

/** "{months: 36}, to the same day of the month"; the generator grants on days that every month has. */
function termEnd({ term }: DefineTitle, from: Day): Day | null {
  if (term === 'none') return null;
  const [year, month, day] = [Number(from.slice(0, 4)), Number(from.slice(5, 7)), from.slice(8)] as const;
  const months = year * 12 + (month - 1) + term.months;
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}-${day}`;
}

export function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the generator lost its thread');
  return value;
}

export function currentIndicator({ indicator, revisions }: Revising): Indicator {
  const inOrder = revisions.toSorted((a, b) => (a.effectiveOn < b.effectiveOn ? -1 : a.effectiveOn > b.effectiveOn ? 1 : 0));
  return inOrder.reduce((now, { changes }) => ({ ...now, ...changes }), indicator);
}

/** What a log of commands made known up to a log size. */
export function knownAt(log: readonly Recorded[], logSize: number = Number.MAX_SAFE_INTEGER): Known {
  const folding = new Folding();
  for (const recorded of log) if (recorded.logSize <= logSize) folding.take(recorded);
  return folding.known();
}
