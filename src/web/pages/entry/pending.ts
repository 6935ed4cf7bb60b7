import type { EntryCheck } from '@hieuhoc/indicator-maths';
import type { FigureView } from '../../../figures';
import { ApiProblem } from '../../api/problem';
import type { Visit } from '../../visit/visit';
import { REFUSED } from './questions';
import { saidOf, type FigureBody } from '../../../platform/entry';
import { DATA_TO, type Sheet, type SheetRow } from './sheet';

/** What recording one figure would be answered. */
export type Verdict =
  | { readonly kind: 'ready' }
  /** Somebody else was quicker: `now` is what he wrote, null where it was taken back. */
  | { readonly kind: 'overtaken'; readonly now: FigureView | null; readonly revision: number }
  | { readonly kind: 'questions'; readonly checks: readonly (EntryCheck & { readonly message: string })[] }
  | { readonly kind: 'refused'; readonly words: string };

/** A figure that somebody has changed and not recorded. */
export interface Pending {
  readonly row: SheetRow;
  readonly body: FigureBody;
  readonly basedOn: number | null;
  readonly verdict: Verdict;
}

interface Checked {
  readonly outcome: string;
  readonly message?: string;
  readonly checks?: readonly (EntryCheck & { readonly message: string })[];
}

const OVERTAKEN = new Set(['wrong-expected-revision', 'figure-exists', 'no-figure']);

/** What the sheet's rows say, asked of the API before anything is recorded. */
export async function pendingOf(visit: Visit, sheet: Sheet): Promise<readonly Pending[]> {
  const said = inOrder(sheet.rows).flatMap((row) => read(row, sheet));
  const bodies = said.filter(({ verdict }) => verdict === null);
  const checked = await checkedBy(visit, sheet, bodies);
  const pending = said.map(async ({ verdict, ...one }): Promise<Pending> => {
    const answer = checked.get(one.row.indicator.code);
    return { ...one, verdict: verdict ?? (answer === undefined ? { kind: 'ready' } : await verdictOf(visit, sheet, one.row, answer)) };
  });
  return Promise.all(pending);
}

interface Read extends Omit<Pending, 'verdict'> {
  readonly verdict: Verdict | null;
}

function read(row: SheetRow, { dataTo }: Sheet): readonly Read[] {
  if (!row.touched) return [];
  const said = saidOf(row.indicator, row.typed, dataTo.asked && dataTo.typed !== '' ? dataTo.typed : null);
  if (said.kind === 'nothing') return [];
  if (said.kind === 'figure') return [{ row, ...said, verdict: null }];
  const words = said.problems.map((one) => one.words).join(' ');
  return [{ row, body: {}, basedOn: null, verdict: { kind: 'refused', words } }];
}

/** A population stands before what is measured on it, so that it is compared with what is recorded in the same go. */
function inOrder(rows: readonly SheetRow[]): readonly SheetRow[] {
  const named = new Set(
    rows.flatMap(({ indicator: { denominatorIs } }) => (denominatorIs === undefined ? [] : Object.values(denominatorIs))),
  );
  return rows.toSorted((a, b) => Number(named.has(b.indicator.code)) - Number(named.has(a.indicator.code)));
}

async function checkedBy(visit: Visit, { key }: Sheet, said: readonly Read[]): Promise<ReadonlyMap<string, Checked>> {
  if (said.length === 0) return new Map();
  const figures = said.map(({ row, body, basedOn }) => ({
    indicator: row.indicator.code,
    area: key.area,
    period: key.period,
    ...body,
    ...(basedOn !== null && { basedOn }),
  }));
  try {
    const { body } = await visit.api.write<{ readonly items: readonly (Checked & { readonly indicator: string })[] }>(
      'POST',
      '/api/figures/checks',
      { body: { figures } },
    );
    return new Map(body.items.map((one) => [one.indicator, one]));
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.status !== 422) throw error;
    return malformed(error, figures);
  }
}

/** What is malformed in one row keeps the others from being looked at. */
function malformed({ fields, detail }: ApiProblem, figures: readonly { readonly indicator: string }[]): ReadonlyMap<string, Checked> {
  const found = figures.map(({ indicator }, place) => {
    const own = fields.filter(({ field }) => field.startsWith(`figures.${place}.`));
    const words = own.map(({ field, message }) => `${BOXES[field.split('.')[2] ?? ''] ?? 'Số liệu'} ${message}.`).join(' ');
    return [indicator, { outcome: 'malformed', message: words }] as const;
  });
  const faulty = found.filter(([, { message }]) => message !== '');
  return new Map(faulty.length > 0 ? faulty : found.map(([indicator]) => [indicator, { outcome: 'malformed', message: detail }]));
}

const BOXES: Readonly<Record<string, string>> = {
  note: 'Ghi chú',
  reason: 'Lý do',
  dataTo: 'Ngày tính đến',
  evidence: 'Minh chứng',
  breakdown: 'Phần chia nhỏ',
  [DATA_TO]: 'Ngày tính đến',
};

async function verdictOf(visit: Visit, { key }: Sheet, { indicator, standing }: SheetRow, answer: Checked): Promise<Verdict> {
  if (answer.outcome === 'recordable') return { kind: 'ready' };
  if (answer.outcome === 'needs-acknowledgement') return { kind: 'questions', checks: answer.checks ?? [] };
  if (OVERTAKEN.has(answer.outcome)) {
    const path = `/api/figures/${indicator.code}/${encodeURIComponent(key.area)}/${key.period}`;
    const now = standing ?? (await visit.api.maybe<FigureView>(path));
    if (now !== null) return { kind: 'overtaken', now: now.value === null ? null : now, revision: now.revision };
  }
  return { kind: 'refused', words: REFUSED[answer.outcome] ?? answer.message ?? answer.outcome };
}
