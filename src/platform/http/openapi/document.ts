import type { OpenAPIObject } from '@nestjs/swagger';
import { ANSWERED, type Answered } from './answers';
import { hoistNamed } from './components';
import { answersOf, PROBLEM } from './responses';
import { text, type Shape } from './shapes';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']> & { [ANSWERED]?: Answered };
type Parameter = Exclude<NonNullable<Operation['parameters']>[number], { $ref: string }>;

const header = (name: string, description: string, schema: Shape = text, required = false): Parameter => ({
  name,
  in: 'header',
  required,
  description,
  schema,
});

const OPAQUE_ID: Shape = { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$' };

const OF_A_WRITE: readonly Parameter[] = [
  header('X-Actor', 'Mã người thực hiện; chỉ ở bản dùng thử, nơi có tài khoản thì bị từ chối', OPAQUE_ID),
  header('X-Requested-With', 'Giá trị tuỳ ý; cần có khi đăng nhập bằng cookie'),
  header('X-On-Behalf-Of', 'Mã địa bàn hoặc cơ quan mà người đó thay mặt', OPAQUE_ID),
  header('X-Request-Id', 'Mã để nối các sự kiện của một yêu cầu'),
  header('Idempotency-Key', 'Gửi lại cùng khoá và nội dung thì nhận lại câu trả lời đầu, không ghi thêm', {
    type: 'string',
    pattern: '^[!-~]{1,200}$',
  }),
];

const CONDITIONS: readonly Parameter[] = [
  header('If-None-Match', 'Dấu *: chuỗi chưa có gì', { type: 'string', enum: ['*'] }),
  header('If-Match', 'ETag đã thấy: dựa trên phiên bản đó', { type: 'string', pattern: '^(W/)?"\\d{1,18}"$' }),
];

const RESUME: Parameter = header('Last-Event-ID', 'Vị trí của sự kiện nhận sau cùng: luồng đi tiếp từ đó');

/** What the decorators of the slices say, written out: answers with their headers, refusals, the headers of a write. */
export function describeAnswers(document: OpenAPIObject): OpenAPIObject {
  for (const path of Object.values(document.paths))
    for (const method of ['get', 'post', 'put', 'delete'] as const) {
      const operation: Operation | undefined = path[method];
      if (operation !== undefined) describeOperation(operation);
    }
  document.paths['/metrics'] = { get: METRICS };
  return hoistNamed({
    ...document,
    components: { ...document.components, schemas: { ...document.components?.schemas, Problem: PROBLEM } },
  });
}

function describeOperation(operation: Operation): void {
  const { [ANSWERED]: answered, parameters = [] } = operation;
  if (answered === undefined) return;
  delete operation[ANSWERED];
  operation.responses = answersOf(answered);
  operation.parameters = [...parameters, ...headersOf(answered)];
}

function headersOf(answered: Answered): readonly Parameter[] {
  if (answered.kind === 'written') return [...OF_A_WRITE, ...(answered.etag ? CONDITIONS : [])];
  if (answered.kind === 'ordered') return OF_A_WRITE.slice(0, 2);
  return answered.kind === 'list' && answered.streamed ? [RESUME] : [];
}

const METRICS: Operation = {
  operationId: 'metrics',
  tags: ['health'],
  responses: { '200': { description: 'Số đo cho Prometheus', content: { 'text/plain': { schema: text } } } },
};
