import { DomainError } from '@hieuhoc/event-store';
import type { INestApplication } from '@nestjs/common';
import type { Config } from './config/config';

/** The port cannot be had: nothing else is wrong. */
export class PortNotFree extends DomainError {
  readonly code = 'port-not-free';
  readonly kind = 'unavailable';
  readonly messageVi: string;

  constructor(
    readonly host: string,
    readonly port: number,
    reason: string,
  ) {
    super(`${host}:${port} cannot be listened on (${reason}): choose another port with PORT, or end what uses it.`, { host, port, reason });
    this.messageVi =
      reason === 'EADDRINUSE'
        ? `Cổng ${port} đang có chương trình khác dùng. Hãy chọn cổng khác (ví dụ PORT=${port + 1} npm start), hoặc dừng chương trình ấy.`
        : `Không mở được ${host}:${port} (${reason}). Hãy chọn cổng khác bằng PORT hoặc địa chỉ khác bằng HOST.`;
  }
}

const REASONS = new Set(['EADDRINUSE', 'EACCES', 'EADDRNOTAVAIL', 'ENOTFOUND']);

/** Opens the port and answers the address; where it cannot, closes the application. Throws PortNotFree. */
export async function listen(app: INestApplication, { HOST, PORT }: Pick<Config, 'HOST' | 'PORT'>): Promise<string> {
  try {
    await app.listen(PORT, HOST);
    return await app.getUrl();
  } catch (error) {
    await app.close();
    const reason = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
    throw REASONS.has(reason) ? new PortNotFree(HOST, PORT, reason) : error;
  }
}
