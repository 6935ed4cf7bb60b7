import { isDay } from '../platform/time/clock';
import { MalformedRequest, type FieldProblem } from '../platform/http/errors';
import { faultsOfText, sentenceOfFault } from '../platform/text/free-text';
import {
  checkPlanDocument,
  readAllocatedCriterion,
  readCriterion,
  readPlanDocument,
  readTargetSpec,
  type DocumentProblem,
  type PlanDocument,
  type ReadPart,
  type TargetSpec,
} from './document';
import type { TargetRevisionDto } from './plan.dto';
import type { Decision, PlanFields, TargetChange, TargetFields } from './plan.events';

/** Every problem of a plan document at once: line, field, what was found, what is allowed. */
export class PlanDocumentMalformed extends MalformedRequest {
  constructor(problems: readonly DocumentProblem[]) {
    super(
      problems.map(({ path, message, line, column, code, found, allowed }) => ({
        field: path,
        message,
        line,
        column,
        code,
        found,
        allowed,
      })),
      'plan-document-malformed',
    );
  }
}

/** What was posted → a plan document. YAML comes as text, JSON parsed. Throws PlanDocumentMalformed. */
export function planOf(body: unknown): PlanDocument {
  const { document, problems } = typeof body === 'string' ? readPlanDocument(body, 'yaml') : checkPlanDocument(body);
  if (document === null) throw new PlanDocumentMalformed(problems);
  return document;
}

/** A target of a plan document with `decision` and `reason` beside its fields. */
export function targetOf(body: unknown): { target: TargetSpec; decision: Decision; reason: string } {
  const { decision, reason, ...spec } = objectOf(body, '');
  return { target: partOf(readTargetSpec(spec), ''), decision: decisionOf(decision), reason: textOf(reason, 'reason') };
}

export function targetChangeOf({ criterion, due, hold, byArea }: TargetRevisionDto): TargetChange {
  return {
    ...(criterion !== undefined && { criterion: partOf(readCriterion(criterion), 'criterion') }),
    ...(due !== undefined && { due }),
    ...(hold !== undefined && { hold }),
    ...(byArea !== undefined && { byArea: allocationOf(byArea) }),
  };
}

function allocationOf(byArea: object): NonNullable<TargetChange['byArea']> {
  return Object.fromEntries(
    Object.entries(byArea).map(([area, criterion]) => [area, partOf(readAllocatedCriterion(criterion), `byArea.${area}`)]),
  );
}

/** The fields of a target that may have been transcribed wrongly, read as the target they make. */
export function targetFieldsOf(fields: object): TargetFields {
  const { id, indicator, ...rest } = objectOf(fields, 'fields');
  if (id !== undefined) throw malformed('fields.id', 'không đính chính được; hãy bãi bỏ rồi thêm chỉ tiêu mới');
  if (indicator !== undefined) throw malformed('fields.indicator', 'không đính chính được; hãy bãi bỏ rồi thêm chỉ tiêu mới');
  const whole = { id: 'dinh-chinh', indicator: 'dinh-chinh', text: '-', criterion: { kind: 'complete' }, ...rest };
  const read: Readonly<Record<string, unknown>> = { ...partOf(readTargetSpec(whole), 'fields') };
  return Object.fromEntries(Object.keys(rest).map((field) => [field, read[field]]));
}

const PLAN_FIELDS = ['title', 'number', 'issuedOn', 'issuer', 'parent', 'note'] as const;

export function planFieldsOf(fields: object): PlanFields {
  const given = objectOf(fields, 'fields');
  const known = new Set<string>(PLAN_FIELDS);
  const strange = Object.keys(given).find((field) => !known.has(field));
  if (strange !== undefined) throw malformed(`fields.${strange}`, `không có trong mẫu; chỉ nhận: ${PLAN_FIELDS.join(', ')}`);
  const nullable = new Set<string>(['number', 'issuedOn']);
  return Object.fromEntries(
    Object.entries(given).map(([field, value]) => [field, value === null && nullable.has(field) ? null : textOf(value, `fields.${field}`)]),
  );
}

function partOf<T>({ spec, problems }: ReadPart<T>, place: string): T {
  if (spec === null)
    throw new MalformedRequest(
      problems.map(({ path, message }): FieldProblem => ({ field: [place, path].filter((part) => part !== '').join('.'), message })),
    );
  return spec;
}

function decisionOf(value: unknown): Decision {
  const { number, issuedOn, issuer, ...rest } = objectOf(value, 'decision');
  const strange = Object.keys(rest)[0];
  if (strange !== undefined) throw malformed(`decision.${strange}`, 'không có trong mẫu; chỉ nhận number, issuedOn, issuer');
  const day = textOf(issuedOn, 'decision.issuedOn');
  if (!isDay(day)) throw malformed('decision.issuedOn', 'phải là ngày có thật, dạng 2015-12-31');
  return { number: textOf(number, 'decision.number'), issuedOn: day, issuer: textOf(issuer, 'decision.issuer') };
}

function textOf(value: unknown, field: string): string {
  if (typeof value !== 'string' || value.trim() === '') throw malformed(field, 'phải là chữ, không được để trống');
  const fault = faultsOfText(value)[0];
  if (fault !== undefined) throw malformed(field, sentenceOfFault(fault));
  return value;
}

function objectOf(value: unknown, field: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw malformed(field === '' ? 'nội dung' : field, 'phải là một nhóm trường');
  return { ...value };
}

function malformed(field: string, message: string): MalformedRequest {
  return new MalformedRequest([{ field, message }]);
}
