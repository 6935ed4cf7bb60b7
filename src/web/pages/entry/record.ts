import { ApiProblem } from '../../api/problem';
import type { Visit } from '../../visit/visit';
import { forgetRows } from './draft';
import { reportApiOf } from './entry-key';
import type { Pending } from './pending';
import type { Sheet } from './sheet';

export interface Recorded {
  /** Indicator and the revision it got. */
  readonly written: ReadonlyMap<string, number>;
  /** What was not recorded and stays in the draft; why is asked anew where it is shown. */
  readonly left: number;
}

export interface Naming {
  readonly indicator: string;
  readonly area: string;
  readonly period: string;
  readonly revision: number;
}

/** Records each figure by itself, with an outcome of its own: what was written leaves the draft, what was refused stays in it. */
export async function record(visit: Visit, sheet: Sheet, pending: readonly Pending[], khoa: string): Promise<Recorded> {
  const written = new Map<string, number>();
  let last: string | null = null;
  for (const one of pending) {
    const { code } = one.row.indicator;
    if (one.verdict.kind === 'refused' || one.verdict.kind === 'overtaken') continue;
    const acknowledged = acknowledgedIn(visit, one);
    if (acknowledged === null) continue;
    try {
      const path = `/api/figures/${code}/${encodeURIComponent(sheet.key.area)}/${sheet.key.period}`;
      const { body, position } = await visit.api.write<{ readonly revision: number }>('PUT', path, {
        body: { ...one.body, ...(acknowledged.length > 0 && { acknowledge: acknowledged }) },
        basedOn: one.basedOn === null ? 'new' : `"${one.basedOn}"`,
        key: `${khoa}:${code}`,
        unseen: true,
      });
      written.set(code, body.revision);
      last = position ?? last;
    } catch (error) {
      // Nobody signed in any more, or nothing to be reached: the rest stays in the draft too.
      if (!(error instanceof ApiProblem) || error.status === 401 || error.status >= 500) throw error;
    }
  }
  if (last !== null) await visit.api.shown(last);
  if (written.size > 0) await forgetRows(visit, sheet, new Set(written.keys()));
  return { written, left: pending.length - written.size };
}

/** The codes that were ticked; null where a question was left open. */
function acknowledgedIn(visit: Visit, { row, verdict }: Pending): readonly string[] | null {
  if (verdict.kind !== 'questions') return [];
  const ticked = visit.form.all(`xem.${row.indicator.code}`);
  return verdict.checks.every(({ code }) => ticked.includes(code)) ? verdict.checks.map(({ code }) => code) : null;
}

/** What the report names: the revisions that stood on the page, and those just written in their place. */
export function named(sheet: Sheet, shown: readonly string[], written: ReadonlyMap<string, number>): readonly Naming[] {
  const { area, period } = sheet.key;
  const stood = shown.flatMap((one): readonly Naming[] => {
    const [indicator, of, revision] = one.split('|');
    if (indicator === undefined || of === undefined || revision === undefined) return [];
    return of === period && written.has(indicator) ? [] : [{ indicator, area, period: of, revision: Number(revision) }];
  });
  return [...stood, ...[...written].map(([indicator, revision]) => ({ indicator, area, period, revision }))];
}

/** Sends the report of the duty, with exactly these figures. Throws ApiProblem. */
export async function submit(visit: Visit, sheet: Sheet, figures: readonly Naming[], khoa: string): Promise<void> {
  const path = reportApiOf(sheet.key);
  if (path === null) return;
  const note = visit.form.given('loi-nhan');
  await visit.api.write('POST', `${path}/submission`, { body: { figures, ...(note !== null && { note }) }, key: `${khoa}:gui` });
}
