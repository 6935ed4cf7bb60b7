import { ApiProblem } from '../../api/problem';
import type { FormProblem } from '../../parts/error-summary';
import type { Visit } from '../../visit/visit';

/** A figure in the revision that was looked at. */
export interface Looked {
  readonly indicator: string;
  readonly revision: number;
}

export interface Decided {
  readonly count: number;
  /** What was not recorded, and why; the rest was. */
  readonly problems: readonly (FormProblem & { readonly indicator?: string })[];
}

/** The boxes that were ticked; what no form of ours says is left out. */
export const lookedAt = (visit: Visit): readonly Looked[] =>
  visit.form.all('so').flatMap((box) => {
    const [, indicator = '', revision = ''] = /^([a-z0-9-]+):(\d+)$/.exec(box) ?? [];
    return indicator === '' ? [] : [{ indicator, revision: Number(revision) }];
  });

interface Outcome extends Looked {
  readonly outcome: string;
  readonly message?: string;
}

/** One call: each figure has an outcome of its own. */
export async function verifyAll(visit: Visit, area: string, period: string, looked: readonly Looked[]): Promise<Decided> {
  const figures = looked.map((one) => ({ ...one, area, period }));
  const { body } = await visit.api.write<{ readonly items: readonly Outcome[] }>('POST', '/api/figures/verification', {
    body: { figures },
    key: visit.form.text('khoa'),
  });
  const refused = body.items.filter(({ outcome }) => outcome !== 'verified' && outcome !== 'already-verified');
  return {
    count: body.items.length - refused.length,
    problems: refused.map(({ indicator, message = '' }) => problemOf(indicator, message)),
  };
}

/** One after the other, each by a key of its own: sent again, only what is missing is done. */
export async function returnAll(visit: Visit, area: string, period: string, looked: readonly Looked[], reason: string): Promise<Decided> {
  const problems: FormProblem[] = [];
  let last: string | null = null;
  for (const { indicator, revision } of looked) {
    const path = `/api/figures/${indicator}/${area}/${period}/return`;
    try {
      const sending = { body: { revision, reason }, key: `${visit.form.text('khoa')}.${indicator}`, unseen: true } as const;
      last = (await visit.api.write('POST', path, sending)).position ?? last;
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.status === 401 || error.status >= 500) throw error;
      problems.push(problemOf(indicator, error.detail));
    }
  }
  if (last !== null) await visit.api.shown(last);
  return { count: looked.length - problems.length, problems };
}

const problemOf = (indicator: string, words: string): FormProblem & { readonly indicator: string } => ({
  indicator,
  words,
  field: `so-lieu-${indicator}`,
});
