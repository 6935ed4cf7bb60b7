import type { Request } from 'express';
import type { Readable } from 'node:stream';
import { ApiProblem } from '../../api/problem';
import type { FormProblem } from '../../parts/error-summary';
import { Form } from '../../visit/form';
import type { Visit } from '../../visit/visit';
import { readForm, type TakeFile } from '../entry/multipart';

export interface Received {
  /** What became of the files, in their order. */
  readonly added: readonly string[];
  readonly problems: readonly FormProblem[];
}

/** A form that may bring files: each is taken while it comes; one that is refused is said at its field. Where nobody is signed in they are let go. */
export async function received(
  visit: Visit,
  request: Request,
  take: (name: string, file: Readable) => Promise<string>,
  limits: Parameters<typeof readForm>[2] = {},
): Promise<Received> {
  const added: string[] = [];
  const problems: FormProblem[] = [];
  const taking: TakeFile = async (field, name, file) => {
    if (visit.me === null) return;
    try {
      added.push(await take(name, file));
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.status === 401) throw error;
      problems.push({ words: `Tệp “${name}”: ${error.detail}`, field });
    }
  };
  await readForm(request, taking, limits);
  visit.form = Form.of(request.body);
  return { added, problems };
}
