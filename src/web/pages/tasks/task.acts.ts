import type { ApiProblem } from '../../api/problem';
import type { FormProblem } from '../../parts/error-summary';
import type { Visit } from '../../visit/visit';
import type { TaskKey } from './task.data';

const ACTS = { 'tien-do': 'progress', 'hoan-thanh': 'completion', 'mo-lai': 'reopening' } as const;
export type TaskAct = keyof typeof ACTS;

export const DONE: Readonly<Record<string, string>> = {
  'tien-do': 'Tiến độ đã được ghi.',
  'hoan-thanh': 'Nhiệm vụ đã được ghi hoàn thành.',
  'mo-lai': 'Nhiệm vụ đã được mở lại.',
};

export function actIn(visit: Visit): TaskAct | null {
  const said = visit.form.text('viec');
  return said === 'tien-do' || said === 'hoan-thanh' || said === 'mo-lai' ? said : null;
}

/** Throws ApiProblem. */
export async function act(visit: Visit, { plan, task }: TaskKey, wanted: TaskAct): Promise<void> {
  const path = `/api/plans/${encodeURIComponent(plan)}/tasks/${encodeURIComponent(task)}/${ACTS[wanted]}`;
  await visit.api.write('POST', path, { body: bodyOf(visit, wanted), key: visit.form.text('khoa') });
}

function bodyOf({ form }: Visit, wanted: TaskAct): object {
  const year = form.given('year');
  const ofYear = year === null ? {} : { year: asWhole(year) };
  if (wanted === 'mo-lai') return { ...ofYear, reason: form.text('reason') };
  const [on, percent, note] = [form.given('on'), form.given('percent'), form.given('note')];
  const dated = { ...ofYear, ...(on !== null && { on }) };
  if (wanted === 'hoan-thanh') return { ...dated, ...(note !== null && { note }) };
  return { ...dated, note: note ?? '', ...(percent !== null && { percent: asWhole(percent.replace('%', '').trim()) }) };
}

/** What is no number goes as it was typed: the API says so. */
const asWhole = (text: string): number | string => (/^\d{1,4}$/.test(text) ? Number(text) : text);

const WORDS: Readonly<Record<string, string>> = { note: 'Nội dung', percent: 'Phần trăm', on: 'Ngày', reason: 'Lý do', year: 'Năm' };

/** Each form of the page has its own fields: `id` says which one's. */
export function problemsOf(problem: ApiProblem, wanted: TaskAct): readonly FormProblem[] {
  if (problem.fields.length === 0) return [{ words: problem.detail }];
  return problem.fields.map(({ field, message }) => ({ words: `${WORDS[field] ?? field} ${message}`, field: `${wanted}-${field}` }));
}
