import { DomainError } from '@hieuhoc/event-store';

/** Without sealed stream heads nobody could tell whether a stream is whole. */
export class NothingSealed extends DomainError {
  readonly code = 'nothing-sealed';
  readonly kind = 'conflict';
  readonly messageVi: string;

  constructor(upTo: number | null) {
    super(
      `No stream heads were sealed${upTo === null ? '' : ` up to log size ${upTo}`}: seal them by POST /api/log/seals, then ask again.`,
      {
        ...(upTo !== null && { upTo }),
      },
    );
    const until = upTo === null ? '' : ` đến cỡ nhật ký ${upTo}`;
    this.messageVi = `Nhật ký chưa có lần niêm phong đầu chuỗi nào${until}, nên chưa lập được hồ sơ. Hãy gọi POST /api/log/seals rồi lập lại.`;
  }
}

/** The read models, or the sealed log, know an event that the store does not give. */
export class LogIncomplete extends DomainError {
  readonly code = 'log-incomplete';
  readonly kind = 'damaged';
  readonly messageVi: string;

  constructor(stream: string, revision: number) {
    super(`The store does not give revision ${revision} of "${stream}" that was sealed: run hieuhoc log verify --against-store.`, {
      stream,
      revision,
    });
    this.messageVi = `Kho không đưa ra phiên bản ${revision} của chuỗi "${stream}" dù đã niêm phong. Hãy dừng việc lập hồ sơ và chạy "hieuhoc log verify --against-store".`;
  }
}
