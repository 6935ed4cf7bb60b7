import { ApiProblem } from '../../api/problem';
import type { Visit } from '../../visit/visit';
import { draftApi } from './entry-key';
import type { Elsewhere } from './newer-elsewhere';
import { draftFields, type DraftHere, type Sheet } from './sheet';

/**
 * Keeps what was typed, over the draft that the form was begun with. Gives what stands instead where another window was quicker; null where
 * it is kept.
 */
export async function keepDraft(visit: Visit, sheet: Sheet, begunWith: string): Promise<Elsewhere | null> {
  const fields = draftFields(sheet);
  const path = draftApi(sheet.key);
  if (Object.keys(fields).length === 0 && sheet.draft === null) return null;
  try {
    await visit.api.write('PUT', path, { body: { fields }, basedOn: begunWith === '' ? 'new' : `"${begunWith}"` });
    if (Object.keys(fields).length === 0) await visit.api.write('DELETE', path);
    return null;
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.status !== 412) throw error;
    return presentIn(error);
  }
}

function presentIn({ facts }: ApiProblem): Elsewhere {
  const { present } = facts;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as the API describes it
  return typeof present === 'object' && present !== null ? (present as DraftHere) : { revision: '', savedAt: null, fields: {} };
}

const rowOf = (name: string): string => name.split('.')[1] ?? '';

/** Takes the rows out of the draft that have been dealt with; what was typed elsewhere meanwhile stays. */
export async function forgetRows(visit: Visit, { key }: Pick<Sheet, 'key'>, codes: ReadonlySet<string>): Promise<void> {
  for (let attempt = 0; attempt < 5; attempt++) {
    const present = await visit.api.maybe<DraftHere>(draftApi(key));
    if (present === null) return;
    const left = Object.entries(present.fields).filter(([name]) => !name.startsWith('f.') || !codes.has(rowOf(name)));
    try {
      if (left.some(([name]) => name.startsWith('f.')))
        await visit.api.write('PUT', draftApi(key), { body: { fields: Object.fromEntries(left) }, basedOn: `"${present.revision}"` });
      else await visit.api.write('DELETE', draftApi(key));
      return;
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.status !== 412) throw error;
    }
  }
}
