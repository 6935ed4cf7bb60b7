import type { ValidateFunction } from 'ajv/dist/2020';
import type { Criterion } from '@hieuhoc/indicator-maths';
import { indicatorFindings } from './checks/indicators';
import { titleFindings } from './checks/work';
import { depthFindings } from './depth';
import { normaliseArea, normaliseIndicator, normaliseTarget, normaliseTask, normaliseTitle, trimmed } from './normalise';
import { problemAt, type DocumentProblem, type Finding } from './problem';
import { validators } from './schema';
import { schemaFindings } from './schema-findings';
import { encodingFindings, personalFindings } from './text-problems';
import type { AllocatedCriterion, AreaSpec, BodySpec, DutySpec, IndicatorSpec, TargetSpec, TaskSpec, TitleSpec } from './types';

export interface ReadPart<T> {
  readonly spec: T | null;
  readonly problems: readonly DocumentProblem[];
}

function read<Raw, T>(
  validate: ValidateFunction<Raw>,
  value: unknown,
  normal: (raw: Raw) => T,
  check: (spec: T) => Finding[] = () => [],
): ReadPart<T> {
  const depth = depthFindings(value);
  if (depth.length > 0) return refused(depth);
  const encoding = encodingFindings(value);
  const raw = trimmed(value);
  if (!validate(raw)) return refused([...encoding, ...schemaFindings(validate, raw)]);
  const spec = normal(raw);
  const findings = [...encoding, ...personalFindings(raw), ...check(spec)];
  return findings.length === 0 ? { spec, problems: [] } : refused(findings);
}

const refused = (findings: readonly Finding[]): { spec: null; problems: DocumentProblem[] } => ({
  spec: null,
  problems: findings.map(({ part: _part, ...finding }) => problemAt(null, finding)),
});
const asItIs = <T>(value: T): T => value;

/** Parts of a document sent alone (POST /api/indicators, a target added to a plan), read by the same schema and normalised alike. */
export const readIndicatorSpec = (value: unknown): ReadPart<IndicatorSpec> =>
  read(validators.indicator(), value, normaliseIndicator, (spec) =>
    indicatorFindings(spec, [], (code) => (code === spec.code ? spec : undefined)),
  );
export const readTitleSpec = (value: unknown): ReadPart<TitleSpec> =>
  read(validators.title(), value, normaliseTitle, (spec) => titleFindings(spec, []));
export const readBodySpec = (value: unknown): ReadPart<BodySpec> => read(validators.body(), value, asItIs);
export const readAreaSpec = (value: unknown): ReadPart<AreaSpec> => read(validators.area(), value, normaliseArea);
export const readTargetSpec = (value: unknown): ReadPart<TargetSpec> => read(validators.target(), value, normaliseTarget);
export const readCriterion = (value: unknown): ReadPart<Criterion> => read(validators.criterion(), value, asItIs);
export const readAllocatedCriterion = (value: unknown): ReadPart<AllocatedCriterion> =>
  read(validators.allocatedCriterion(), value, asItIs);
export const readDutySpec = (value: unknown): ReadPart<DutySpec> => read(validators.duty(), value, asItIs);
export const readTaskSpec = (value: unknown): ReadPart<TaskSpec> => read(validators.task(), value, normaliseTask);
