import type {
  AreaSpec,
  BodySpec,
  ClassCriterion,
  DutySpec,
  IndicatorSpec,
  LegalBasis,
  PhaseSpec,
  PlanDocument,
  TargetSpec,
  TaskSpec,
  TitleSpec,
} from './types';
import type { Criterion } from '@hieuhoc/indicator-maths';

/** A document as it was sent, once the schema has let it pass: what has a default may be missing. */

type Defaulted<T, K extends keyof T> = Omit<T, K> & Partial<Pick<T, K>>;

export type RawArea = Defaulted<AreaSpec, 'classes'>;
export type RawIndicator = Defaulted<
  IndicatorSpec,
  'periods' | 'reportedAt' | 'area' | 'time' | 'denominatorTime' | 'breakdowns' | 'mayExceed' | 'signed' | 'neverFalls'
>;
export type RawTitle = Defaulted<TitleSpec, 'validity' | 'yearly'>;
export type RawTarget = Omit<Defaulted<TargetSpec, 'hold' | 'measuredAt'>, 'byClass'> & {
  readonly byClass?: Readonly<Record<string, Criterion>> | readonly ClassCriterion[];
};
export type RawTask = Defaulted<TaskSpec, 'coordinating'>;
export type RawLegalBasis = Defaulted<LegalBasis, 'number' | 'issuedOn'>;

type Lists = 'legalBases' | 'phases' | 'areas' | 'bodies' | 'indicators' | 'titles' | 'targets' | 'duties' | 'tasks';

export interface RawDocument extends Defaulted<Omit<PlanDocument, Lists>, 'number' | 'issuedOn'> {
  readonly legalBases?: readonly RawLegalBasis[];
  readonly phases?: readonly PhaseSpec[];
  readonly areas?: readonly RawArea[];
  readonly bodies?: readonly BodySpec[];
  readonly indicators?: readonly RawIndicator[];
  readonly titles?: readonly RawTitle[];
  readonly targets?: readonly RawTarget[];
  readonly duties?: readonly DutySpec[];
  readonly tasks?: readonly RawTask[];
}
