import { DomainError, type ErrorKind } from '@hieuhoc/event-store';

/** A file that is not taken, or not given; nothing of it is kept. */
export class EvidenceRefused extends DomainError {
  constructor(
    readonly code: string,
    readonly kind: ErrorKind,
    readonly messageVi: string,
    messageEn: string,
    facts: Readonly<Record<string, unknown>> = {},
  ) {
    super(messageEn, facts);
  }
}

export const unknownEvidence = (ref: string): EvidenceRefused =>
  new EvidenceRefused(
    'unknown-evidence',
    'unknown',
    `Không có minh chứng "${ref}". Hãy kiểm tra lại mã.`,
    `There is no evidence ${ref}: check its ref.`,
    { evidence: ref },
  );

export const notThere = (refs: readonly string[]): EvidenceRefused =>
  new EvidenceRefused(
    'evidence-not-there',
    'malformed',
    `Chưa có minh chứng ${refs.map((ref) => `"${ref}"`).join(', ')}. Hãy gửi tệp lên trước (POST /api/evidence), rồi dẫn mã nhận được.`,
    `There is no evidence ${refs.join(', ')}: send the file first (POST /api/evidence), then cite the ref it got.`,
    { evidence: refs },
  );

export const notYours = (refs: readonly string[]): EvidenceRefused =>
  new EvidenceRefused(
    'evidence-not-yours',
    'forbidden',
    `Minh chứng ${refs.map((ref) => `"${ref}"`).join(', ')} là của nơi khác, bạn không được xem nên không dẫn được. Hãy gửi tệp của mình.`,
    `Evidence ${refs.join(', ')} is somebody else's and not yours to read or to cite: send a file of your own.`,
    { evidence: refs },
  );

export const evidenceErased = (ref: string): EvidenceRefused =>
  new EvidenceRefused(
    'evidence-erased',
    'unknown',
    `Tệp minh chứng "${ref}" đã xoá theo yêu cầu; chỉ còn dấu vết trong nhật ký.`,
    `The file of evidence ${ref} was erased on request; only its trace in the log is left.`,
    { evidence: ref },
  );

export const evidenceExists = (ref: string): EvidenceRefused =>
  new EvidenceRefused(
    'evidence-exists',
    'conflict',
    `Minh chứng "${ref}" đã có và không thay được. Hãy gửi với mã khác, hoặc bỏ trống mã.`,
    `Evidence ${ref} is there and is never replaced: send it under another ref, or without one.`,
    { evidence: ref },
  );

export const evidenceDamaged = (ref: string): EvidenceRefused =>
  new EvidenceRefused(
    'evidence-damaged',
    'damaged',
    `Tệp minh chứng "${ref}" bị mất hoặc đã bị sửa ngoài hệ thống. Hãy báo người quản trị chạy "hieuhoc log verify" và khôi phục từ bản sao lưu.`,
    `The file of evidence ${ref} is missing or was changed outside of the system: run hieuhoc log verify, restore a backup.`,
    { evidence: ref },
  );

export const typeNotTaken = (type: string, taken: readonly string[]): EvidenceRefused =>
  new EvidenceRefused(
    'evidence-type-not-taken',
    'malformed',
    `Không nhận tệp kiểu "${type}". Hãy gửi tệp ${taken.join(', ')}.`,
    `Files of type ${type} are not taken: send ${taken.join(', ')}.`,
    { type, taken },
  );

export const notOfItsType = (type: string, why: string): EvidenceRefused =>
  new EvidenceRefused(
    'evidence-not-of-its-type',
    'malformed',
    `Nội dung tệp không phải ${type}: ${why}. Hãy lưu lại đúng kiểu rồi gửi lại.`,
    `The file is not what it says to be (${type}): save it as that type and send it again.`,
    { type },
  );

export const nameRefused = (why: string): EvidenceRefused =>
  new EvidenceRefused(
    'evidence-name-refused',
    'malformed',
    `Tên tệp ${why}. Hãy đổi tên tệp rồi gửi lại.`,
    'The name of the file is not accepted: rename the file and send it again.',
  );

export const tooLarge = (most: number): EvidenceRefused =>
  new EvidenceRefused(
    'evidence-too-large',
    'too-large',
    `Tệp lớn hơn ${most / 1024 / 1024} MiB. Hãy quét ở độ phân giải thấp hơn hoặc tách tệp rồi gửi lại.`,
    `The file is larger than ${most} bytes: split it, or scan it in a lower resolution.`,
    { most },
  );

export const emptyFile = (): EvidenceRefused =>
  new EvidenceRefused('evidence-empty', 'malformed', 'Tệp rỗng. Hãy chọn lại tệp rồi gửi.', 'The file is empty: choose it again.');

export const allowanceSpent = (mostADay: number, retryAfter: number): EvidenceRefused =>
  new EvidenceRefused(
    'evidence-allowance-spent',
    'too-many',
    `Hôm nay tài khoản này đã gửi hết ${mostADay / 1024 / 1024} MiB minh chứng. Hãy gửi tiếp vào ngày mai, hoặc đề nghị người quản trị nâng mức.`,
    'This account has added all it may in a day: go on tomorrow, or ask the administrator for more.',
    { mostADay, retryAfter },
  );

export const tooManyAtOnce = (): EvidenceRefused =>
  new EvidenceRefused(
    'evidence-too-many-at-once',
    'too-many',
    'Tài khoản này đang gửi nhiều tệp cùng lúc. Hãy đợi các tệp trước xong rồi gửi tiếp.',
    'This account is sending several files at once: wait for them to arrive.',
    { retryAfter: 2 },
  );

export const cutOff = (): EvidenceRefused =>
  new EvidenceRefused(
    'evidence-cut-off',
    'malformed',
    'Tệp chưa gửi hết thì đường truyền đứt; không có gì được giữ lại. Hãy gửi lại.',
    'The connection broke before the file was all there; nothing was kept. Send it again.',
  );
