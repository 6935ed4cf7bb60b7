import { DomainError } from '@hieuhoc/event-store';
import type { ExtensionRequest, TreeHead, VerifierKey } from '@hieuhoc/transparency-log';

export interface SignerKeys {
  /** The name of the log, first line of every checkpoint. */
  readonly origin: string;
  /** Ed25519 first, then ML-DSA-44: each signs every checkpoint. */
  readonly keys: readonly VerifierKey[];
}

/**
 * Who signs checkpoints: another process with its own keys and its own memory of what it signed last. It signs nothing that does not begin
 * with all of that.
 */
export interface Signer {
  /** Throws SignerUnavailable. */
  keys(): Promise<SignerKeys>;
  /** What was signed last; nothing signed yet: size 0. Throws SignerUnavailable. */
  head(): Promise<TreeHead>;
  /**
   * Signature lines of `checkpoint`, the text of a checkpoint, unsigned; `proof` leads from the tree of `old` leaves, which is the size of `head()`.
   * The same again is signed again. Throws SignerUnavailable, SignerElsewhere, SignerRefused.
   */
  sign(request: ExtensionRequest): Promise<string>;
}

/** No signature for now; the log goes on, and what waits is signed when the signer is back. */
export class SignerUnavailable extends DomainError {
  readonly code = 'signer-unavailable';
  readonly kind = 'unavailable';
  readonly messageVi =
    'Bộ ký nhật ký chưa trả lời. Nhật ký vẫn ghi bình thường, phần mới sẽ được ký khi bộ ký chạy lại; hãy kiểm tra tiến trình ký, HIEUHOC_SIGNER_URL và HIEUHOC_SIGNER_TOKEN.';

  constructor(detail: string) {
    super(`The signer gave no signature: ${detail}. The log goes on; check the signer, HIEUHOC_SIGNER_URL and HIEUHOC_SIGNER_TOKEN.`, {
      detail,
    });
  }
}

/** The signer signed something else last than the asker believed: ask for its head, and prove from there. */
export class SignerElsewhere extends DomainError {
  readonly code = 'signer-elsewhere';
  readonly kind = 'conflict';
  readonly messageVi: string;

  constructor(readonly size: number) {
    super(`The signer last signed a tree of ${size} leaves: prove from there.`, { size });
    this.messageVi = `Lần ký gần nhất của bộ ký là ở ${size} sự kiện. Hãy chứng minh từ đó rồi gửi lại.`;
  }
}

/** What was to be signed does not begin with what was signed last: history was changed, cut or forked. Never tried again by itself. */
export class SignerRefused extends DomainError {
  readonly code = 'signer-refused';
  readonly kind = 'damaged';
  readonly messageVi: string;

  constructor(
    /** What the signer signed last. */
    readonly signed: number,
    /** What it was to sign. */
    readonly asked: number,
  ) {
    super(
      `The tree of ${asked} leaves does not begin with the signed tree of ${signed}: the log was changed, cut or restored from an old copy.`,
      {
        signed,
        asked,
      },
    );
    this.messageVi = `Bộ ký từ chối: nhật ký ${asked} sự kiện không nối tiếp nhật ký ${signed} sự kiện đã ký. Nhật ký đã bị sửa, bị cắt hoặc được khôi phục từ bản cũ; hãy dừng lại, giữ nguyên mọi tệp và đọc mục "When the signer refuses" trong docs/signing.md.`;
  }
}
