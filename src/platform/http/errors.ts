import { DomainError } from '@hieuhoc/event-store';

export interface FieldProblem {
  /** Path in the body or name in the query: `targets.3.criterion.value`. */
  readonly field: string;
  readonly message: string;
}

/** The request cannot be understood; all that is wrong with it comes at once. */
export class MalformedRequest extends DomainError {
  readonly kind = 'malformed';
  readonly messageVi: string;

  constructor(
    readonly problems: readonly FieldProblem[],
    readonly code = 'malformed',
  ) {
    super(`The request is malformed: ${problems.map(({ field }) => field).join(', ')}.`, { problems });
    this.messageVi = `Yêu cầu chưa đúng, hãy sửa: ${problems.map(({ field, message }) => `${field} ${message}`).join('; ')}.`;
  }
}

export class ActorRequired extends DomainError {
  readonly code = 'actor-required';
  readonly kind = 'unauthenticated';
  readonly messageVi =
    'Thiếu người thực hiện: hãy gửi mã người dùng trong đầu mục X-Actor (chữ không dấu, số, dấu . _ : -; không phải họ tên hay thư điện tử).';

  constructor() {
    super('X-Actor is missing or not an opaque id: send the id of who acts.');
  }
}

export class PreconditionRequired extends DomainError {
  readonly code = 'precondition-required';
  readonly kind = 'precondition-required';
  readonly messageVi = 'Thiếu điều kiện ghi: gửi If-None-Match: * khi báo lần đầu, hoặc If-Match với phiên bản đang thấy (ETag) khi sửa.';

  constructor() {
    super('Send If-None-Match: * for a first report, or If-Match with the ETag you have seen.');
  }
}

/** Something named in a query or a command that is not there. `what` gives the code `unknown-<what>`. */
export class Unknown extends DomainError {
  readonly code: string;
  readonly kind = 'unknown';
  readonly messageVi: string;

  constructor(what: keyof typeof NAMES, name: string) {
    super(`There is no ${what} ${name}: check the code.`, { [what]: name });
    this.code = `unknown-${what}`;
    this.messageVi = `Không có ${NAMES[what]} "${name}". Hãy kiểm tra lại mã.`;
  }
}

const NAMES = {
  area: 'địa bàn',
  body: 'cơ quan, đơn vị',
  indicator: 'chỉ số',
  title: 'danh hiệu',
  duty: 'chế độ báo cáo',
  plan: 'kế hoạch',
  target: 'chỉ tiêu',
  row: 'dòng tình hình (kế hoạch/chỉ tiêu/địa bàn, vào ngày hỏi)',
  task: 'nhiệm vụ',
  figure: 'số liệu',
  subject: 'đối tượng',
  recognition: 'lượt công nhận',
  event: 'sự kiện',
  stream: 'chuỗi sự kiện',
  projection: 'bảng tổng hợp',
  type: 'loại sự kiện',
  revision: 'phiên bản',
  account: 'tài khoản',
  position: 'vị trí nhật ký',
  import: 'lượt nạp',
  'log-size': 'cỡ nhật ký',
  issuer: 'nhà cung cấp định danh',
  secret: 'khoá bí mật',
} as const;

/** The read model has not reached `after=` in time. */
export class NotYetReached extends DomainError {
  readonly code = 'not-yet-reached';
  readonly kind = 'unavailable';
  readonly messageVi = 'Số liệu vừa ghi chưa kịp vào bảng tổng hợp. Không có gì bị mất; hãy hỏi lại sau ít giây.';

  constructor(readonly position: string) {
    super(`The read models have not reached ${position} in time: ask again in a few seconds.`, { position });
  }
}
