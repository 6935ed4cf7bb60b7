import type {
  AreaId,
  Breakdown,
  Day,
  FigureValue,
  HierarchyChange,
  Indicator,
  IndicatorCode,
  Period,
  Plan,
  SubjectKind,
  Target,
  TargetRevision,
} from '@hieuhoc/indicator-maths';

export interface FigureKey {
  readonly indicator: IndicatorCode;
  readonly area: AreaId;
  readonly period: Period;
}

export type TitleTerm = 'none' | { readonly months: number };

/** A plan as it is issued: its targets as the rules read them, no history yet. */
export type IssuedPlan = Pick<Plan, 'plan' | 'area' | 'period' | 'phases'> & { readonly targets: readonly Target[] };

export type DefineTitle = {
  readonly kind: 'define-title';
  readonly title: string;
  readonly subject: SubjectKind;
  readonly term: TitleTerm;
};
export type DefineIndicator = { readonly kind: 'define-indicator'; readonly indicator: Indicator };

/**
 * What somebody does, in the words of the rules: the same command is recorded through the system and kept by the generator, which
 * never looks at what the system made of it. `nth` counts the reports of one figure as they were generated.
 */
export type Command =
  | { readonly kind: 'change'; readonly change: HierarchyChange }
  | DefineTitle
  | DefineIndicator
  | {
      readonly kind: 'revise-indicator';
      readonly code: IndicatorCode;
      readonly effectiveOn: Day;
      readonly changes: Partial<Pick<Indicator, 'checkAgainst' | 'breakdowns'>>;
    }
  | { readonly kind: 'issue'; readonly plan: IssuedPlan; readonly brings: readonly (DefineTitle | DefineIndicator)[] }
  | { readonly kind: 'correct-plan'; readonly plan: string; readonly title: string }
  | { readonly kind: 'add-target'; readonly plan: string; readonly target: Target }
  | { readonly kind: 'revise-target'; readonly plan: string; readonly target: string; readonly revision: TargetRevision }
  | { readonly kind: 'correct-target'; readonly plan: string; readonly target: string; readonly fields: Partial<Target> }
  | { readonly kind: 'withdraw-target'; readonly plan: string; readonly target: string; readonly on: Day }
  | { readonly kind: 'transfer'; readonly plan: string; readonly on: Day; readonly area: AreaId }
  | { readonly kind: 'close'; readonly plan: string; readonly on: Day }
  | {
      readonly kind: 'report';
      readonly key: FigureKey;
      readonly nth: number;
      readonly value: FigureValue;
      readonly breakdown: Breakdown | null;
      readonly dataTo: Day;
      /** Left to the system where it is the period's last day. */
      readonly says: boolean;
      /** Generated, not reported by anybody. */
      readonly sample: boolean;
    }
  | { readonly kind: 'verify' | 'return'; readonly key: FigureKey; readonly nth: number }
  | { readonly kind: 'withdraw'; readonly key: FigureKey }
  | {
      readonly kind: 'register';
      readonly subject: string;
      readonly subjectKind: SubjectKind;
      readonly area: AreaId;
      readonly from: Day | null;
    }
  | { readonly kind: 'move'; readonly subject: string; readonly area: AreaId; readonly on: Day }
  | {
      readonly kind: 'grant';
      readonly title: string;
      readonly subject: string;
      readonly area: AreaId;
      readonly recognisedOn: Day;
      /** Null: the title's own term. */
      readonly validUntil: Day | null;
    }
  | { readonly kind: 'renew'; readonly title: string; readonly subject: string; readonly renewedOn: Day; readonly validUntil: Day }
  | { readonly kind: 'revoke'; readonly title: string; readonly subject: string; readonly revokedOn: Day };

export type Kind = Command['kind'];
export type Of<K extends Kind> = Extract<Command, { readonly kind: K }>;

export interface Scheduled {
  /** The day on which it is recorded. */
  readonly day: Day;
  readonly command: Command;
}

/** The stream whose order matters to a command: two commands of one stream are never under way together. */
export function streamOf(command: Command): string {
  switch (command.kind) {
    case 'change':
      return 'hierarchy';
    case 'define-title':
      return `title-${command.title}`;
    case 'define-indicator':
      return `indicator-${command.indicator.code}`;
    case 'revise-indicator':
      return `indicator-${command.code}`;
    case 'issue':
      return `plan-${command.plan.plan}`;
    case 'correct-plan':
    case 'add-target':
    case 'revise-target':
    case 'correct-target':
    case 'withdraw-target':
    case 'transfer':
    case 'close':
      return `plan-${command.plan}`;
    case 'report':
    case 'verify':
    case 'return':
    case 'withdraw':
      return `figure-${command.key.indicator}:${command.key.area}:${command.key.period}`;
    case 'register':
    case 'move':
      return `subject-${command.subject}`;
    case 'grant':
    case 'renew':
    case 'revoke':
      return `recognition-${command.title}:${command.subject}`;
  }
}

const ORDER: readonly (readonly Kind[])[] = [
  ['change'],
  ['define-title'],
  ['define-indicator'],
  ['revise-indicator', 'issue'],
  ['register', 'move'],
];

/** Of one day: what others build on comes first; a derived indicator after its population. */
export function rankOf(command: Command): number {
  const found = ORDER.findIndex((kinds) => kinds.includes(command.kind));
  const derived = command.kind === 'define-indicator' && command.indicator.from !== undefined;
  return (found < 0 ? ORDER.length : found) + (derived ? 0.5 : 0);
}
