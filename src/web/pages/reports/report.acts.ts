import type { NamedFigure, ReportView } from '../../../reports';
import { ApiProblem } from '../../api/problem';
import { reportApi, type ReportKey } from '../../known/duty';
import type { FormProblem } from '../../parts/error-summary';
import type { Visit } from '../../visit/visit';
import { figureId } from './report.figures';

/** What a form asks for, as its button says. */
const ACTS = ['nop', 'nhan', 'tra', 'gia-han'] as const;
export type ReportAct = (typeof ACTS)[number];

export const DONE: Readonly<Record<string, string>> = {
  nop: 'Báo cáo đã được gửi.',
  nhan: 'Báo cáo đã được nhận, số liệu đã được xác minh.',
  tra: 'Báo cáo đã được trả lại.',
  'gia-han': 'Đã gia hạn.',
};

export const actIn = (visit: Visit): ReportAct | null => ACTS.find((act) => act === visit.form.text('viec')) ?? null;

/** What was corrected since the form was made: somebody has to look at it before it is sent. */
export class CorrectedMeanwhile extends Error {
  constructor(readonly figures: readonly NamedFigure[]) {
    super('corrected meanwhile');
  }
}

/** Throws ApiProblem, CorrectedMeanwhile. */
export async function act(visit: Visit, key: ReportKey, wanted: ReportAct): Promise<void> {
  const path = reportApi(key);
  const { form } = visit;
  const send = (what: string, body: object): Promise<unknown> =>
    visit.api.write('POST', `${path}/${what}`, { body, key: form.text('khoa') });
  switch (wanted) {
    case 'nop':
      await send('submission', await submission(visit, path));
      return;
    case 'nhan':
      await send('acceptance', { ...looked(visit), except: await refusedIn(visit, path) });
      return;
    case 'tra':
      await send('return', { ...looked(visit), reason: form.text('reason'), figures: await refusedIn(visit, path) });
      return;
    case 'gia-han':
      await send('extension', { until: form.text('until'), reason: form.text('extendReason'), ...decisionIn(visit) });
  }
}

async function submission(visit: Visit, path: string): Promise<object> {
  const figures = visit.form.all('so').flatMap(figureIn);
  const note = visit.form.given('note');
  const { standing, indicators } = await visit.api.get<ReportView>(path);
  const stands = new Map(standing.map((figure) => [figureId(figure), figure.revision]));
  const other = figures.filter((figure) => stands.get(figureId(figure)) !== figure.revision);
  if (other.length > 0 || figures.length !== standing.length) throw new CorrectedMeanwhile(other);
  return { ...(indicators.length > 0 && { figures }), ...(note !== null && { note }) };
}

function figureIn(text: string): readonly NamedFigure[] {
  const [indicator, area, period, revision] = text.split(' ');
  if (indicator === undefined || area === undefined || period === undefined || !/^\d{1,7}$/.test(revision ?? '')) return [];
  return [{ indicator, area, period, revision: Number(revision) }];
}

const looked = ({ form }: Visit): { readonly submission?: number } =>
  /^\d{1,7}$/.test(form.text('submission')) ? { submission: Number(form.text('submission')) } : {};

/** Those beside which a reason stands. */
async function refusedIn(visit: Visit, path: string): Promise<readonly object[]> {
  if (!visit.form.names.some((name) => name.startsWith('ly-do:') && visit.form.given(name) !== null)) return [];
  const { figures } = await visit.api.get<ReportView>(path);
  return figures.flatMap(({ indicator, area, period }) => {
    const reason = visit.form.given(`ly-do:${figureId({ indicator, area, period })}`);
    return reason === null ? [] : [{ indicator, area, period, reason }];
  });
}

function decisionIn({ form }: Visit): { readonly decision?: object } {
  const [number, issuedOn, issuer] = [form.text('number'), form.text('issuedOn'), form.text('issuer')];
  return number === '' && issuedOn === '' && issuer === '' ? {} : { decision: { number, issuedOn, issuer } };
}

const FIELDS: Readonly<Record<string, string>> = {
  'decision.number': 'number',
  'decision.issuedOn': 'issuedOn',
  'decision.issuer': 'issuer',
};
const WORDS: Readonly<Record<string, string>> = {
  reason: 'Lý do',
  until: 'Hạn mới',
  note: 'Ghi chú',
  'decision.number': 'Số văn bản',
  'decision.issuedOn': 'Ngày văn bản',
  'decision.issuer': 'Cơ quan ban hành',
};

/** What the API refused, at the fields of the form. */
export function problemsOf(problem: ApiProblem, wanted: ReportAct): readonly FormProblem[] {
  if (problem.fields.length === 0) return [{ words: problem.detail }];
  return problem.fields.map(({ field, message }) => {
    const id = wanted === 'gia-han' && field === 'reason' ? 'extendReason' : (FIELDS[field] ?? field);
    return { words: `${WORDS[field] ?? field} ${message}`, field: id };
  });
}
