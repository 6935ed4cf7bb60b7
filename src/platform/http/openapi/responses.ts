import { ENTRY_CHECKS } from '@hieuhoc/indicator-maths';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { Answered } from './answers';
import { asOf, decimal, list, object, oneOf, orNull, text, whole, type Shape } from './shapes';

type Responses = NonNullable<OpenAPIObject['paths'][string]['get']>['responses'];
type Response = Exclude<Responses[string], { $ref: string } | undefined>;
type Headers = NonNullable<Response['headers']>;

/** A plan document says more: where it stands, what was found, what is allowed. */
const FAULT = object(
  { field: text, message: text },
  { line: orNull(whole), column: orNull(whole), code: text, found: text, allowed: text },
);

/** Of needs-acknowledgement: what to look at before sending it again with this code in `acknowledge`. */
const CHECK = object({
  code: oneOf(...ENTRY_CHECKS),
  message: text,
  indicator: text,
  period: text,
  was: decimal,
  is: decimal,
  unit: oneOf('percent', 'number', 'yes-no'),
});

/** RFC 9457; the facts of the refusal stand beside these. */
export const PROBLEM: Shape = {
  type: 'object',
  properties: {
    type: text,
    title: { ...text, description: 'Câu tiếng Anh' },
    status: { type: 'integer' },
    detail: { ...text, description: 'Câu tiếng Việt: sai ở đâu, phải làm gì' },
    code: { ...text, description: 'Mã không đổi' },
    problems: { type: 'array', items: FAULT },
    checks: list(CHECK),
  },
  required: ['type', 'title', 'status', 'detail', 'code'],
  additionalProperties: true,
};

const REFUSED: Response = {
  description: 'Bị từ chối hoặc chưa trả lời được; không có gì được ghi',
  headers: { 'Retry-After': { description: 'Với 503: số giây nên chờ', schema: { type: 'integer' } } },
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

const ETAG: Headers = { ETag: { description: 'Phiên bản của chuỗi', required: true, schema: { type: 'string', pattern: '^"\\d+"$' } } };
/** Of a list none of whose rows was written there is no place. */
const placeOf = (required: boolean): Headers => ({
  'X-Log-Position': { description: 'Vị trí trong nhật ký: gửi lại ở after=', ...(required && { required }), schema: text },
  'X-Log-Size': { description: 'Cỡ nhật ký, nơi nhật ký biết số này', schema: { type: 'integer', minimum: 0 } },
});
const OF_CSV: Headers = {
  'X-As-Of': { description: 'Của CSV: asOf của trang, dạng JSON', schema: text },
  'X-Next-Cursor': { description: 'Của CSV: cursor của trang sau, nếu còn', schema: text },
};

const json = (description: string, schema: Shape, headers?: Headers): Response => ({
  description,
  ...(headers && { headers }),
  content: { 'application/json': { schema } },
});

export function answersOf(answered: Answered): Responses {
  switch (answered.kind) {
    case 'one':
      return { '200': json('Như đang biết ở asOf', answered.shape, answered.etag ? ETAG : undefined), default: REFUSED };
    case 'list':
      return { '200': pageOf(answered), default: REFUSED };
    case 'written':
      return {
        ...forEach(answered.statuses, (status) =>
          json(status === 201 ? 'Đã ghi, bắt đầu một chuỗi' : 'Đã ghi, hoặc đã có sẵn y như vậy', answered.shape, {
            ...(answered.etag && ETAG),
            ...placeOf(answered.etag),
          }),
        ),
        default: REFUSED,
      };
    case 'ordered':
      return { [answered.status]: json('Đã nhận việc', answered.shape), default: REFUSED };
    case 'file':
      return { '200': fileOf(answered.types), default: REFUSED };
    case 'forms':
      return { '200': inForms(answered.shape, answered.types), default: REFUSED };
    case 'health':
      return forEach(answered.statuses, (status) => json(status === 200 ? 'Sẵn sàng' : 'Chưa sẵn sàng', answered.shape));
  }
}

function pageOf({ item, beside, streamed }: Extract<Answered, { kind: 'list' }>): Response {
  const page = object({ asOf, items: list(item), next: orNull(text), ...beside });
  const csv = { 'text/csv': { schema: text } };
  const streams = { 'text/event-stream': { schema: text }, 'application/x-ndjson': { schema: text } };
  return {
    description: 'Một trang; next là cursor của trang sau',
    headers: OF_CSV,
    content: { 'application/json': { schema: page }, ...csv, ...(streamed && streams) },
  };
}

function fileOf(types: readonly string[]): Response {
  const bytes = { schema: { type: 'string', format: 'binary' } } as const;
  return {
    description: 'Tệp, nguyên từng byte',
    headers: { 'Content-Disposition': { description: 'Tên để lưu', required: true, schema: text } },
    content: Object.fromEntries(types.map((type) => [type, bytes])),
  };
}

function inForms(shape: Shape | null, types: readonly string[]): Response {
  const other = { schema: { type: 'string', format: 'binary' } } as const;
  const asJson = shape === null ? [] : [['application/json', { schema: shape }] as const];
  return { description: 'Theo Accept', content: Object.fromEntries([...asJson, ...types.map((type) => [type, other] as const)]) };
}

function forEach(statuses: readonly number[], response: (status: number) => Response): Responses {
  return Object.fromEntries(statuses.map((status) => [String(status), response(status)]));
}
