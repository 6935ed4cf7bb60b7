import { DomainError } from '@hieuhoc/event-store';

/** Signed, but not this far yet. */
export class SealBehind extends DomainError {
  readonly code = 'seal-behind';
  readonly kind = 'unavailable';
  readonly messageVi: string;

  constructor(
    readonly size: number,
    readonly sealed: number,
  ) {
    super(`The log is signed up to ${sealed} events, asked for ${size}: try again in a few seconds.`, { size, sealed });
    this.messageVi = `Nhật ký mới được ký đến sự kiện thứ ${sealed}, chưa đến ${size}. Hãy thử lại sau ít giây.`;
  }
}

/** Asked of the sealed log: a size, an event or a seal that it does not have. */
export class NotSealed extends DomainError {
  readonly code = 'not-sealed';
  readonly kind = 'unknown';
  readonly messageVi: string;

  constructor({ en, vi }: { readonly en: string; readonly vi: string }, facts: Readonly<Record<string, number | string>>) {
    super(`The sealed log has no ${en}: ask for what GET /api/log/checkpoint covers.`, facts);
    this.messageVi = `Nhật ký đã niêm phong không có ${vi}. Hãy hỏi trong phạm vi mà GET /api/log/checkpoint nêu.`;
  }
}

/** The file of the sealed log is not what it should be. It can be made again from the log; what was signed stays with the signer. */
export class SealFileDamaged extends DomainError {
  readonly code = 'seal-file-damaged';
  readonly kind = 'damaged';
  readonly messageVi: string;

  constructor(
    readonly place: string,
    found: string,
  ) {
    super(`${place}: ${found}. Stop the server, put the file aside and start again: it is made anew from the log.`, { place, found });
    this.messageVi = `${place}: ${found}. Hãy dừng máy chủ, cất tệp này sang chỗ khác (đừng xoá) rồi khởi động lại: tệp được lập lại từ nhật ký.`;
  }
}

const KEEP =
  'Hãy dừng máy chủ, giữ nguyên mọi tệp, chạy "hieuhoc log verify --against-store" và đọc mục "Khi nhật ký không khớp" trong docs/operations.md.';

/** The log says something else than what was sealed of it: nothing more is sealed or signed until somebody has looked. */
export class LogDiffers extends DomainError {
  readonly code = 'log-differs';
  readonly kind = 'damaged';
  readonly messageVi: string;

  constructor({ en, vi }: { readonly en: string; readonly vi: string }, facts: Readonly<Record<string, number | string | null>> = {}) {
    super(`The log is not the one that was sealed: ${en}. Nothing more is signed until somebody has looked.`, facts);
    this.messageVi = `Nhật ký không còn là nhật ký đã niêm phong: ${vi}. Từ đây không ký thêm. ${KEEP}`;
  }
}

export const logIsShorter = (sealed: number, facts: Readonly<Record<string, number | string | null>> = {}): LogDiffers =>
  new LogDiffers(
    {
      en: `it is shorter than the ${sealed} events sealed (cut, or restored from an older copy)`,
      vi: `nhật ký ngắn hơn ${sealed} sự kiện đã niêm phong (bị cắt, hoặc khôi phục từ bản cũ)`,
    },
    { sealed, ...facts },
  );

export const anotherEvent = (size: number, id: string, stream: string): LogDiffers =>
  new LogDiffers(
    {
      en: `event ${size} is not ${id} of ${stream} any more`,
      vi: `sự kiện thứ ${size} không còn là ${id} của chuỗi ${stream}`,
    },
    { size, id, stream },
  );

export const storedLeafDiffers = (size: number, id: string, stream: string): LogDiffers =>
  new LogDiffers(
    {
      en: `event ${size} (${id} of ${stream}) does not hash to the leaf that was written with it`,
      vi: `sự kiện thứ ${size} (${id} của chuỗi ${stream}) không khớp với mã băm đã ghi cùng nó`,
    },
    { size, id, stream },
  );

export const chainBroken = (size: number, stream: string, revision: number, before: number | null): LogDiffers =>
  new LogDiffers(
    {
      en: `event ${size} is revision ${revision} of ${stream}, which stood at ${before ?? 'nothing'}`,
      vi: `sự kiện thứ ${size} là phiên bản ${revision} của chuỗi ${stream}, trong khi chuỗi đang ở ${before ?? 'chưa có gì'}`,
    },
    { size, stream, revision, before },
  );

/** The signer is another one than before, or has forgotten all, and nothing in the log says that it may be so: it would sign any history. */
export class AnotherSigner extends DomainError {
  readonly code = 'another-signer';
  readonly kind = 'damaged';
  readonly messageVi: string;

  /** `before`: the name that it was signed under; null: the log says only that it was sealed. */
  constructor(before: string | null, now: string) {
    super(
      `The log was signed as ${before ?? 'it does not say whom'}; the signer now is ${now}, which remembers nothing of it. Nothing is signed by it.`,
      { before, now },
    );
    const as = before === null ? 'một tên mà nó không nêu' : `tên "${before}"`;
    this.messageVi = `Nhật ký trước đây được ký với ${as}, bộ ký bây giờ mang tên "${now}" và không nhớ gì về nhật ký ấy. Từ đây không ký thêm. Hãy đưa lại thư mục của bộ ký cũ; nếu nó đã mất, hãy bắt đầu gốc mới bằng "hieuhoc restore --new-origin" và công bố khoá mới.`;
  }
}

/** What was written to seal.db reads as something else. */
export const writtenDiffers = (size: number): SealFileDamaged =>
  new SealFileDamaged('seal.db', `đọc lại khác với điều vừa ghi (${size} sự kiện)`);
