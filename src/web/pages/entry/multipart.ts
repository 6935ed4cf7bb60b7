import busboy from 'busboy';
import type { Request } from 'express';
import type { Readable } from 'node:stream';
import { ApiProblem } from '../../api/problem';

/** What becomes of a file while the rest of the form still comes. */
export type TakeFile = (field: string, name: string, file: Readable) => Promise<void>;

/** A sheet has some hundred boxes; nothing of it is held but their text. */
export const SHEET = { fields: 5_000, fieldSize: 64 * 1024, fieldNameSize: 300, files: 50, parts: 5_100 };

/**
 * A form with files, as the browser sends it: each file is handed on as it comes and never held whole, the fields are put where those of
 * any other form stand. Of a form without files they stand there already.
 */
export async function readForm(request: Request, take: TakeFile, limits: Partial<typeof SHEET> = {}): Promise<void> {
  if (request.is('multipart/form-data') === false) return;
  const fields: [string, string][] = [];
  const taken: Promise<void>[] = [];
  const failures: unknown[] = [];
  const parser = busboy({ headers: request.headers, limits: { ...SHEET, ...limits }, defParamCharset: 'utf8' });
  parser.on('field', (name, text, { valueTruncated }) => {
    fields.push([name, text]);
    if (valueTruncated) failures.push(tooLarge('Nội dung gõ vào quá dài. Hãy chia nhỏ rồi gửi lại.'));
  });
  for (const limit of ['fieldsLimit', 'filesLimit', 'partsLimit'] as const)
    parser.once(limit, () => void failures.push(tooLarge('Biểu mẫu có quá nhiều ô hoặc quá nhiều tệp. Hãy gửi làm nhiều lần.')));
  parser.on('file', (field, file, { filename }) => {
    // A box without a file comes as an empty part.
    if (!filename) file.resume();
    else
      taken.push(
        take(field, filename, file)
          // Said when the form is all there: until then the browser only sends.
          .catch((error: unknown) => void failures.push(error))
          .finally(() => file.resume()),
      );
  });
  await new Promise<void>((resolve, reject) => {
    parser.once('close', resolve).once('error', reject);
    request.once('aborted', () => reject(new Error('the form was cut off'))).pipe(parser);
  });
  await Promise.all(taken);
  request.body = grouped(fields);
  if (failures.length > 0) throw failures[0];
}

/** A part is never taken for the whole. */
const tooLarge = (words: string): ApiProblem => new ApiProblem(413, 'too-large', words, {});

function grouped(fields: readonly (readonly [string, string])[]): Readonly<Record<string, string | string[]>> {
  const names = Map.groupBy(fields, ([name]) => name);
  return Object.fromEntries(
    [...names].map(([name, said]) => {
      const texts = said.map(([, text]) => text);
      return [name, texts.length === 1 ? (texts[0] ?? '') : texts];
    }),
  );
}
