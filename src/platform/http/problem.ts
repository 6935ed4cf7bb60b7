import { DomainError, type ErrorKind } from '@hieuhoc/event-store';
import { HttpException } from '@nestjs/common';

const STATUS: Readonly<Record<ErrorKind, number>> = {
  malformed: 422,
  unauthenticated: 401,
  forbidden: 403,
  unknown: 404,
  conflict: 409,
  'precondition-failed': 412,
  'precondition-required': 428,
  'too-large': 413,
  'too-many': 429,
  unavailable: 503,
  damaged: 500,
};

/** RFC 9457. `detail` is Vietnamese and says what to do; `code` is stable; the facts of the refusal stand beside it. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly [fact: string]: unknown;
}

export function problemOf(error: unknown): Problem {
  if (error instanceof DomainError) {
    return problem(STATUS[error.kind], error.code, error.messageVi, error.message, error.facts);
  }
  const status = statusOf(error);
  if (status === 413)
    return problem(413, 'body-too-large', 'Nội dung gửi lên quá lớn. Hãy chia nhỏ rồi gửi lại.', 'The body is too large: split it.');
  if (status === 415)
    return problem(415, 'unsupported-media-type', 'Kiểu nội dung không được nhận. Hãy gửi application/json.', 'Send application/json.');
  if (status === 404)
    return problem(404, 'unknown-path', 'Không có địa chỉ này. Xem danh sách tại /api/docs.', 'No such path: see /api/docs.');
  if (status === 405)
    return problem(405, 'method-not-allowed', 'Địa chỉ này không nhận cách gọi đó. Xem /api/docs.', 'No such method here: see /api/docs.');
  if (status >= 400 && status < 500) {
    return problem(
      422,
      'malformed-json',
      'Nội dung gửi lên không phải JSON hợp lệ. Hãy kiểm tra dấu ngoặc, dấu phẩy rồi gửi lại.',
      'The body is not valid JSON.',
    );
  }
  return problem(
    500,
    'internal',
    'Hệ thống gặp lỗi ngoài dự kiến; không có gì được ghi dở dang. Hãy thử lại, nếu vẫn lỗi xin báo người quản trị.',
    'Unexpected failure.',
  );
}

function problem(status: number, code: string, detail: string, title: string, facts: Readonly<Record<string, unknown>> = {}): Problem {
  return { ...facts, type: `urn:hieu-hoc:problem:${code}`, title, status, detail, code };
}

/** Nest's exceptions carry `getStatus()`, the body parser's a `status`. */
function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  if (typeof error === 'object' && error !== null && 'status' in error && typeof error.status === 'number') return error.status;
  return 500;
}
