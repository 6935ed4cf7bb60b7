import type { Request } from 'express';
import type { Readable } from 'node:stream';
import { ApiProblem } from '../../api/problem';
import type { FormProblem } from '../../parts/error-summary';
import { Form } from '../../visit/form';
import type { Visit } from '../../visit/visit';
import type { EntryKey } from './entry-key';
import type { FileShown, Files } from './more-boxes';
import { readForm } from './multipart';
import type { SheetRow } from './sheet';
import { WORKBOOK, type HeldFile } from './file.data';
import { box } from '../../../platform/entry';

/** It goes to the page and back, as text. */
const MOST_FILE_BYTES = 640 * 1024;

export interface Received {
  readonly form: Form;
  /** Refs of what was taken, by the box it came with. */
  readonly added: ReadonlyMap<string, readonly string[]>;
  readonly problems: readonly FormProblem[];
  /** A sheet that was filled in elsewhere. */
  readonly file: HeldFile | null;
}

/** The form, and its files sent on as evidence while they come. Where nobody is signed in any more they are let go, and the text is kept. */
export async function receive(request: Request, visit: Visit, { area }: EntryKey): Promise<Received> {
  const added = new Map<string, readonly string[]>();
  const problems: FormProblem[] = [];
  let workbook: HeldFile | null = null;
  const take = async (field: string, name: string, file: Readable): Promise<void> => {
    if (visit.me === null) return;
    if (field === WORKBOOK) {
      const bytes = await wholeOf(file);
      if (bytes === null) problems.push({ words: `Tệp “${name}” lớn hơn 640 KB. Hãy dùng mẫu tải ở trang này.`, field });
      else workbook = { name, bytes };
      return;
    }
    try {
      const headers = { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(name) };
      const { body } = await visit.api.write<{ readonly ref: string }>('POST', `/api/evidence?area=${encodeURIComponent(area)}`, {
        body: file,
        headers,
        unseen: true,
      });
      added.set(field, [...(added.get(field) ?? []), body.ref]);
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.status === 401) throw error;
      problems.push({ words: `Tệp “${name}”: ${error.detail}`, field });
    }
  };
  await readForm(request, take);
  return { form: Form.of(request.body), added, problems, file: workbook };
}

/** Null where it is more than a sheet can be. */
async function wholeOf(file: Readable): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of file.iterator({ destroyOnReturn: false })) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > MOST_FILE_BYTES) return null;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

/** The refs of one figure: those it had, less what was ticked away, with what was added. */
export function refsOf(code: string, { form, added }: Received): string {
  const dropped = new Set(form.all(box(code, 'bo')));
  const kept = form
    .text(box(code, 'mc'))
    .split(' ')
    .filter((ref) => ref !== '' && !dropped.has(ref));
  return [...kept, ...(added.get(box(code, 'tep')) ?? [])].join(' ');
}

/** What the files of these rows are called. */
export async function filesOf(visit: Visit, rows: readonly SheetRow[]): Promise<Files> {
  const refs = [...new Set(rows.flatMap(({ typed }) => typed['mc']?.split(' ') ?? []))];
  const found = await Promise.all(refs.map((ref) => visit.api.maybe<FileShown>(`/api/evidence/${encodeURIComponent(ref)}/details`)));
  return new Map(found.flatMap((file) => (file === null ? [] : [[file.ref, file] as const])));
}
