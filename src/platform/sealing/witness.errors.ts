import { DomainError } from '@hieuhoc/event-store';

/** A witness holds another history than the one that it was asked to cosign: one of the two was changed, cut or forked. */
export class WitnessRefused extends DomainError {
  readonly code = 'witness-refused';
  readonly kind = 'damaged';
  readonly messageVi: string;

  constructor(
    readonly witness: string,
    readonly signed: number,
    readonly asked: number,
  ) {
    super(`The witness ${witness} cosigned ${signed} leaves and refuses ${asked}: its history is another one.`, { witness, signed, asked });
    this.messageVi = `Nhân chứng ${witness} đã đồng ký ${signed} sự kiện và từ chối ${asked} sự kiện: lịch sử bên đó khác. Hãy dừng lại, giữ nguyên mọi tệp và đối chiếu với nhân chứng.`;
  }
}

/** No cosignature for now; asked again. Sealing does not wait for it. */
export class WitnessUnavailable extends DomainError {
  readonly code = 'witness-unavailable';
  readonly kind = 'unavailable';
  readonly messageVi: string;

  constructor(
    readonly witness: string,
    detail: string,
  ) {
    super(`The witness ${witness} gave no cosignature: ${detail}. It is asked again.`, { witness, detail });
    this.messageVi = `Nhân chứng ${witness} chưa đồng ký được. Hệ thống sẽ hỏi lại; nhật ký vẫn ghi và ký bình thường.`;
  }
}
