import type { IncomingMessage } from 'node:http';
import { plainToInstance } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsOptional, validateSync } from 'class-validator';
import { Decision, DecisionDto } from '../platform/http/decision.dto';
import { MalformedRequest } from '../platform/http/errors';
import { Code, DayField, Text } from '../platform/http/fields';
import { sent } from '../platform/http/sent';
import { problemsOf } from '../platform/http/validation';
import { rowsOfCsv } from './csv-list';
import type { RecognitionsHead } from './import.events';
import type { ImportQuery } from './import-query.dto';

/** Of one decision; a file of figures says everything itself. */
const LIST_KINDS = ['recognitions'] as const;
export const MOST_ROWS = 200_000;

class HeadDto {
  @IsIn(LIST_KINDS, { message: `phải là một trong: ${LIST_KINDS.join(', ')}; số liệu gửi bằng tệp Excel hoặc CSV` })
  kind!: (typeof LIST_KINDS)[number];

  @Code()
  title!: string;

  @Decision()
  decision!: DecisionDto;

  @DayField()
  recognisedOn!: string;

  /** Left out: by the title's rule. */
  @IsOptional()
  @DayField()
  validUntil?: string;

  /** Of rows that name none. */
  @IsOptional()
  @Code()
  level?: string;
}

/** A list of one decision. Its rows are read one by one, so that a wrong one costs the others nothing. */
export class ImportDto extends HeadDto {
  @IsArray({ message: 'phải là danh sách các dòng' })
  @ArrayMinSize(1, { message: 'phải có ít nhất một dòng' })
  @ArrayMaxSize(MOST_ROWS, { message: `không quá ${MOST_ROWS} dòng; hãy chia danh sách` })
  rows!: unknown[];
}

export class ImportParams {
  @Text({ max: 80 })
  id!: string;
}

export class UndoDto {
  @Decision()
  decision!: DecisionDto;

  @Text({ max: 1000 })
  reason!: string;

  /** Left out: as if never granted. */
  @IsOptional()
  @DayField()
  revokedOn?: string;
}

export interface ImportForm {
  readonly head: RecognitionsHead;
  readonly rows: readonly unknown[];
}

/** JSON, or a CSV whose head stands in the query. Throws MalformedRequest with all that is wrong with the head. */
export function formOf(body: unknown, { dryRun: _, ...query }: ImportQuery): ImportForm {
  if (typeof body === 'string') return checked({ ...headOfQuery(query), rows: rowsOfCsv(body) });
  const beside = Object.keys(sent(query));
  if (beside.length > 0)
    throw new MalformedRequest(
      beside.map((field) => ({ field, message: 'chỉ dùng trong địa chỉ khi gửi CSV; với JSON hãy ghi trong nội dung' })),
    );
  return checked(body);
}

function headOfQuery({ decisionNumber, decisionIssuedOn, decisionIssuer, ...head }: Omit<ImportQuery, 'dryRun'>): object {
  return { ...sent(head), decision: sent({ number: decisionNumber, issuedOn: decisionIssuedOn, issuer: decisionIssuer }) };
}

function checked(body: unknown): ImportForm {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new MalformedRequest([{ field: 'body', message: 'phải là một đối tượng JSON, hoặc CSV với Content-Type: text/csv' }]);
  const { rows, ...head }: { rows?: unknown } = body;
  // The rows are left as they are: to make an instance of each would cost more than to read it.
  const form = Object.assign(plainToInstance(ImportDto, head), { rows });
  const problems = problemsOf(
    validateSync(form, { whitelist: true, forbidNonWhitelisted: true, stopAtFirstError: true, validationError: { target: false } }),
  );
  if (problems.length > 0) throw new MalformedRequest(problems);
  const { rows: list, decision, ...said } = form;
  return { head: { ...sent(said), decision: sent({ ...decision }) }, rows: list };
}

/** The one call that takes so much at once. */
export const isImport = ({ url = '' }: IncomingMessage): boolean => /^\/api\/imports(\?|$)/.test(url);
