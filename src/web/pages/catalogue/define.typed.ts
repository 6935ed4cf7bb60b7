import { isDeepStrictEqual } from 'node:util';
import { parseDocument } from 'yaml';
import { ApiProblem } from '../../api/problem';
import { areaOfField } from '../../known/area-typed';
import type { FormProblem } from '../../parts/error-summary';
import type { Visit } from '../../visit/visit';
import { decisionIn } from '../../parts/decision-fields';
import type { CatalogueKind } from './one.acts';
import { termsTyped } from './title.terms';

type Typed = { readonly body: unknown } | { readonly problems: readonly FormProblem[] };

/** What a form of a new definition says; the API checks it. */
export async function definitionTyped(visit: Visit, kind: CatalogueKind): Promise<Typed> {
  const { form } = visit;
  if (kind === 'danh-hieu') return documentTyped(form.text('document'));
  if (kind === 'co-quan') {
    const area = await areaIn(visit);
    return 'problems' in area ? area : { body: { code: form.text('code'), name: form.text('name'), area: area.id } };
  }
  const texts = ['code', 'name', 'definition', 'unit', 'measure', 'area', 'time'].map((name) => [name, form.text(name)] as const);
  const optional = ['numerator', 'denominator'].flatMap((name) => (form.given(name) === null ? [] : [[name, form.text(name)] as const]));
  const rules = form.all('rules').map((name) => [name, true] as const);
  const lists = { periods: form.all('periods'), reportedAt: form.all('reportedAt') };
  return { body: { ...Object.fromEntries([...texts, ...optional, ...rules]), ...lists } };
}

const MOST_TEXT = 20_000;
const DEEPEST = 500;

const refuse = (words: string): Typed => ({ problems: [{ words, field: 'document' }] });

/** Small, flat and without references: a title is. */
export function documentTyped(text: string): Typed {
  if (text === '') return refuse('Hãy dán danh hiệu theo mẫu.');
  if (text.length > MOST_TEXT) return refuse(`Văn bản dài quá ${MOST_TEXT} ký tự.`);
  if ((text.match(/[[{]/g) ?? []).length > DEEPEST) return refuse('Văn bản có quá nhiều dấu ngoặc.');
  const document = parseDocument(text, { schema: 'core', uniqueKeys: true });
  const [fault] = document.errors;
  if (fault !== undefined)
    return refuse(`Không đọc được, dòng ${fault.linePos?.[0].line ?? 1}: hãy xem lại dấu hai chấm, thụt dòng, dấu ngoặc.`);
  try {
    const body: unknown = document.toJS({ maxAliasCount: 0 });
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) return { body };
  } catch {
    // A reference to another place of the text: refused like what is no definition.
  }
  return refuse('Văn bản phải là các trường của một danh hiệu: code, name, subject, grantedBy…');
}

async function areaIn(visit: Visit): Promise<{ readonly id: string | null } | { readonly problems: readonly FormProblem[] }> {
  const typed = visit.form.text('area');
  if (typed === '') return { problems: [{ words: 'Hãy ghi địa bàn.', field: 'area' }] };
  const { id, problems } = await areaOfField(visit, typed, 'area');
  return problems.length > 0 ? { problems } : { id };
}

/** What a form changes or ends, from a day on and by a decision where one is named. */
export async function revisionTyped(visit: Visit, kind: CatalogueKind, today: object): Promise<Typed> {
  const { form } = visit;
  const decision =
    form.given('decision.number') === null && form.given('decision.issuer') === null ? {} : { decision: decisionIn(form, 'decision.') };
  const reason = form.given('reason') === null ? {} : { reason: form.text('reason') };
  const base = { effectiveOn: form.text('effectiveOn'), ...decision, ...reason };
  if (form.text('viec') === 'ngung') return { body: base };
  const area = kind === 'co-quan' ? await areaIn(visit) : { id: null };
  if ('problems' in area) return area;
  const terms = kind === 'danh-hieu' ? termsTyped(form) : {};
  if ('problems' in terms) return terms;
  const wanted = {
    ...terms,
    name: form.text('name'),
    ...(form.has('definition') && { definition: form.text('definition') }),
    ...(area.id !== null && { area: area.id }),
  };
  const stands = new Map(Object.entries(today));
  const changes = Object.fromEntries(Object.entries(wanted).filter(([field, value]) => !isDeepStrictEqual(stands.get(field), value)));
  return Object.keys(changes).length === 0
    ? { problems: [{ words: 'Chưa đổi gì so với nội dung đang có.', field: 'name' }] }
    : { body: { ...base, ...changes } };
}

const WORDS: Readonly<Record<string, string>> = {
  code: 'Mã',
  name: 'Tên',
  definition: 'Định nghĩa',
  unit: 'Đơn vị',
  measure: 'Cách đo',
  numerator: 'Tử số',
  denominator: 'Mẫu số',
  periods: 'Kỳ báo cáo',
  reportedAt: 'Cấp báo cáo',
  area: 'Địa bàn',
  grantedBy: 'Nơi công nhận',
  validity: 'Thời hạn',
  effectiveOn: 'Ngày có hiệu lực',
  reason: 'Lý do',
  'decision.number': 'Số quyết định',
  'decision.issuedOn': 'Ngày ký quyết định',
  'decision.issuer': 'Cơ quan ban hành quyết định',
};
const RULES = new Set(['mayExceed', 'signed', 'neverFalls']);

const place = (field: string): string => (RULES.has(field) ? 'rules' : field);

/** What the API refused, at its field; of a document, every problem with the name that the document gives the field. */
export function definitionProblems(
  error: unknown,
  into: 'fields' | 'document' = 'fields',
): { readonly problems: readonly FormProblem[]; readonly status: number } {
  if (!(error instanceof ApiProblem) || error.status === 401 || error.status >= 500 || error.code === 'second-factor-required') throw error;
  if (error.status === 412) return { problems: [QUICKER], status: 412 };
  const fields = error.fields.map(({ field, message }) =>
    into === 'document'
      ? { words: `${field}: ${message}`, field: 'document' }
      : { words: `${WORDS[field] ?? field} ${message}`, field: place(field) },
  );
  return { problems: fields.length > 0 ? fields : [{ words: error.detail }], status: error.status };
}

const QUICKER: FormProblem = {
  words: 'Có người vừa sửa mục này. Nội dung mới ở trên, những gì bạn nhập còn ở dưới: xem lại rồi gửi.',
  field: 'name',
};
