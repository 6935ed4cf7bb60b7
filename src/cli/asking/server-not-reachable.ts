import { DomainError } from '@hieuhoc/event-store';

export class ServerNotReachable extends DomainError {
  readonly code = 'server-not-reachable';
  readonly kind = 'unavailable';
  readonly messageVi: string;

  constructor(base: string, detail: string) {
    super(`No server of ours answers at ${base} (${detail}): start it, or leave --server out.`, { base, detail });
    this.messageVi = `Không có máy chủ Hiếu học nào trả lời ở ${base}. Hãy khởi động máy chủ, hoặc bỏ --server.`;
  }
}
