import { folded } from '../../../platform/text/folded';
import type { Title } from '../../../recognitions';
import { decisionIn } from '../../parts/decision-fields';
import type { FormProblem } from '../../parts/error-summary';
import type { Form } from '../../visit/form';

export type Criteria = NonNullable<Title['criteria']>;
export type CriteriaKind = Criteria['kind'];

/** A level as the form has it, text by text. */
export interface LevelRow {
  /** Of a level that was there before; a new one gets one from its name. */
  readonly level: string;
  readonly name: string;
  readonly atLeast: string;
  /** One a line. */
  readonly requirements: string;
  /** Code of the level that has to be held before, and for how many months. */
  readonly from: string;
  readonly months: string;
}

export interface CriteriaForm {
  readonly kind: CriteriaKind;
  readonly version: string;
  readonly source: string;
  readonly outOf: string;
  readonly rows: readonly LevelRow[];
}

export const criteriaPath = (code: string): string => `/danh-muc/danh-hieu/${encodeURIComponent(code)}/tieu-chuan`;

const EMPTY: LevelRow = { level: '', name: '', atLeast: '', requirements: '', from: '', months: '' };
/** As many as the API takes. */
export const MOST_LEVELS = 20;

/** The criteria that hold, to be changed; the version is asked for anew. */
export function formOf(criteria: Title['criteria'], kind: CriteriaKind): CriteriaForm {
  const source = criteria?.source ?? '';
  const same = criteria?.kind === kind ? criteria : undefined;
  if (same?.kind === 'points')
    return { kind, version: '', source, outOf: same.outOf ?? '', rows: same.cutOffs.map((one) => ({ ...EMPTY, ...one })) };
  const levels = same?.kind === 'all-of' ? same.levels : [];
  const rows = levels.map(({ level, name, requirements = [], upgrade }) => ({
    ...EMPTY,
    level,
    name,
    requirements: requirements.join('\n'),
    from: upgrade?.from ?? '',
    months: upgrade === undefined ? '' : String(upgrade.months),
  }));
  return { kind, version: '', source, outOf: '', rows: rows.length === 0 ? [EMPTY] : rows };
}

/** What was sent, without the rows in which nothing stands; one empty row where one more is asked for, or nothing is left. */
export function formSent(form: Form, kind: CriteriaKind, more: boolean): CriteriaForm {
  const count = Math.min(Number(form.text('so-muc')) || 0, MOST_LEVELS);
  const sent = Array.from({ length: count }, (_, at): LevelRow => {
    const text = (name: string): string => form.text(`${name}.${at}`);
    const [level, name, atLeast] = [text('level'), text('name'), text('atLeast')];
    return { level, name, atLeast, requirements: text('requirements'), from: text('from'), months: text('months') };
  });
  const rows = sent.filter(({ name, atLeast, requirements, months }) => name + atLeast + requirements + months !== '');
  const [version, source, outOf] = [form.text('version'), form.text('source'), form.text('outOf')];
  const one = (more && rows.length < MOST_LEVELS) || rows.length === 0;
  return { kind, version, source, outOf, rows: one ? [...rows, EMPTY] : rows };
}

export type CriteriaTyped = { readonly criteria: Criteria } | { readonly problems: readonly FormProblem[] };

/** As the API takes it. */
export function criteriaTyped(sent: CriteriaForm): CriteriaTyped {
  const { kind, version, outOf, rows } = sent;
  const problems: FormProblem[] = [];
  const refuse = (wrong: boolean, words: string, field: string): void => void (wrong && problems.push({ words, field }));
  refuse(!CODE.test(version), 'Mã bản tiêu chuẩn gồm chữ thường không dấu, số, gạch nối, như tt-25-2023.', 'version');
  refuse(kind === 'points' && outOf !== '' && !DECIMAL.test(decimal(outOf)), 'Tổng điểm phải là số, như 100.', 'outOf');
  for (const [at, { name, atLeast, from, months }] of rows.entries()) {
    const called = name === '' ? `thứ ${at + 1}` : `“${name}”`;
    refuse(codeOf(name) === '', `Mức ${called} phải có tên.`, `name.${at}`);
    refuse(kind === 'points' && !DECIMAL.test(decimal(atLeast)), `Điểm sàn của mức ${called} phải là số, như 82,5.`, `atLeast.${at}`);
    refuse(months !== '' && !/^[1-9]\d{0,3}$/.test(months), `Số tháng của mức ${called} phải là số nguyên, như 12.`, `months.${at}`);
    refuse((from === '') !== (months === ''), `Mức ${called}: ghi cả mức phải giữ trước và số tháng, hoặc bỏ cả hai.`, `months.${at}`);
  }
  return problems.length > 0 ? { problems } : { criteria: criteriaOf(sent) };
}

function criteriaOf({ kind, version, source, outOf, rows }: CriteriaForm): Criteria {
  const also = { version, ...(source !== '' && { source }) };
  if (kind === 'points') {
    const cutOffs = rows.map((row) => ({ level: levelOf(row), name: row.name, atLeast: decimal(row.atLeast) }));
    return { kind, ...also, ...(outOf !== '' && { outOf: decimal(outOf) }), cutOffs };
  }
  const levels = rows.map((row) => {
    const requirements = row.requirements.split(/\r?\n/).flatMap((line) => line.trim() || []);
    return {
      level: levelOf(row),
      name: row.name,
      ...(requirements.length > 0 && { requirements }),
      ...(row.from !== '' && { upgrade: { from: row.from, months: Number(row.months) } }),
    };
  });
  return { kind, ...also, levels };
}

/** From which day, and the paper that orders it: without them nobody knows later by what right. */
const GROUND: readonly (readonly [field: string, words: string])[] = [
  ['effectiveOn', 'Hãy chọn ngày có hiệu lực.'],
  ['decision.number', 'Hãy ghi số quyết định.'],
  ['decision.issuedOn', 'Hãy chọn ngày ban hành quyết định.'],
  ['decision.issuer', 'Hãy ghi cơ quan ban hành quyết định.'],
];

export const groundProblems = (form: Form): readonly FormProblem[] =>
  GROUND.filter(([field]) => form.given(field) === null).map(([field, words]) => ({ words, field }));

export const revisionOf = (form: Form, criteria: Criteria): object => ({
  effectiveOn: form.text('effectiveOn'),
  decision: decisionIn(form, 'decision.'),
  ...(form.given('reason') !== null && { reason: form.text('reason') }),
  criteria,
});

const WORDS: Readonly<Record<string, string>> = {
  version: 'Mã của bản mới',
  source: 'Văn bản quy định',
  outOf: 'Tổng điểm',
  name: 'Tên mức',
  level: 'Tên mức',
  atLeast: 'Điểm sàn',
  requirements: 'Điều kiện',
  from: 'Mức phải giữ trước',
  months: 'Số tháng',
  effectiveOn: 'Ngày có hiệu lực',
  'decision.number': 'Số quyết định',
  'decision.issuedOn': 'Ngày ban hành',
  'decision.issuer': 'Cơ quan ban hành',
  reason: 'Lý do',
};

/** What the API refused, where the form has it: `criteria.levels.1.upgrade.months` stands at `months.1`. */
export function fieldProblem({ field, message }: { readonly field: string; readonly message: string }): FormProblem {
  const [, row, name = 'name'] = /^criteria\.(?:cutOffs|levels)(?:\.(\d+)(?:\.(?:upgrade\.)?([a-zA-Z]+))?)?/.exec(field) ?? [];
  if (row !== undefined) return { words: `${WORDS[name] ?? 'Mức'} ${message}`, field: `${name === 'level' ? 'name' : name}.${row}` };
  if (/^criteria\.(cutOffs|levels)$/.test(field)) return { words: `Các mức: ${message}`, field: 'name.0' };
  const plain = field.replace('criteria.', '');
  return { words: `${WORDS[plain] ?? 'Nội dung'} ${message}`, field: plain };
}

const CODE = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const DECIMAL = /^(0|[1-9]\d*)(\.\d+)?$/;
const decimal = (typed: string): string => typed.replace(',', '.');
/** Of a level that was there before its own; “Mức 1” → `muc-1`. */
export const levelOf = ({ level, name }: LevelRow): string => level || codeOf(name);
const codeOf = (name: string): string =>
  folded(name)
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
