import { DomainError, type ErrorKind } from '@hieuhoc/event-store';

export class ErasureRefused extends DomainError {
  constructor(
    readonly code: string,
    readonly messageVi: string,
    messageEn: string,
    facts: Readonly<Record<string, unknown>> = {},
    readonly kind: ErrorKind = 'conflict',
  ) {
    super(messageEn, facts);
  }
}

/** Of a file without what the vault puts before its ref. */
const called = (ref: string): string => ref.replace(/^evidence:/, '');

export const noRequest = (ref: string): ErasureRefused =>
  new ErasureRefused(
    'no-erasure-request',
    `Không có yêu cầu xoá nào đang chờ đối với "${called(ref)}". Hãy ghi nhận yêu cầu trước.`,
    `No request to erase ${called(ref)} is open: record one first.`,
    { ref },
  );

export const nothingRequested = (ref: string): ErasureRefused =>
  new ErasureRefused(
    'unknown-erasure-request',
    `Đối với "${called(ref)}" chưa có yêu cầu xoá nào.`,
    `Nobody has asked to erase ${called(ref)}.`,
    { ref },
    'unknown',
  );

export const requestOpen = (ref: string, requestedOn: string): ErasureRefused =>
  new ErasureRefused(
    'erasure-request-open',
    `Đối với "${called(ref)}" đã có yêu cầu xoá ngày ${requestedOn} đang chờ. Hãy xử lý yêu cầu đó.`,
    `A request to erase ${called(ref)} of ${requestedOn} is open already: deal with that one.`,
    { ref, requestedOn },
  );

export const alreadyErased = (ref: string): ErasureRefused =>
  new ErasureRefused(
    'already-erased',
    `Dữ liệu cá nhân của "${called(ref)}" đã xoá theo yêu cầu.`,
    `The personal data of ${called(ref)} were erased already.`,
    { ref },
  );

export const extendedAlready = (ref: string, due: string): ErasureRefused =>
  new ErasureRefused(
    'erasure-extended-already',
    `Yêu cầu xoá "${called(ref)}" đã gia hạn một lần, đến ${due}; luật chỉ cho gia hạn một lần. Hãy thực hiện hoặc từ chối có lý do.`,
    `The request to erase ${called(ref)} was extended once, until ${due}, and the law allows no more: carry it out, or decline it with a reason.`,
    { ref, dueDate: due },
  );

export const groundNeeded = (fields: readonly string[]): ErasureRefused =>
  new ErasureRefused(
    'erasure-ground-needed',
    `Chưa có yêu cầu nào được ghi nhận, nên phải nêu căn cứ xoá: thiếu ${fields.join(', ')}.`,
    `No request was recorded, so the legal ground has to be given: ${fields.join(', ')}.`,
    { fields },
    'malformed',
  );

export const notInTheFuture = (requestedOn: string, today: string): ErasureRefused =>
  new ErasureRefused(
    'requested-in-the-future',
    `Ngày yêu cầu ${requestedOn} sau hôm nay (${today}). Hãy sửa lại ngày.`,
    `requestedOn ${requestedOn} is after today (${today}): correct it.`,
    { requestedOn, today },
    'malformed',
  );

export const ownRequest = (actor: string): ErasureRefused =>
  new ErasureRefused(
    'four-eyes',
    'Bạn đã ghi nhận yêu cầu này nên không được tự thực hiện. Hãy để người có thẩm quyền khác làm.',
    'Who recorded a request does not carry it out: have somebody else do it.',
    { actor },
    'forbidden',
  );

export const accountStillOpen = (account: string): ErasureRefused =>
  new ErasureRefused(
    'account-still-open',
    `Tài khoản "${account}" còn mở, nên họ tên và địa chỉ còn cần cho công việc. Hãy đóng tài khoản trước, rồi xoá.`,
    `${account} is still open, and its data serve their purpose: close it first, then erase.`,
    { account },
  );

export const nothingPersonal = (ref: string): ErasureRefused =>
  new ErasureRefused(
    'nothing-personal',
    `Đối tượng "${ref}" không có dữ liệu cá nhân nào trong hệ thống (tổ chức, địa bàn, hoặc đăng ký không kèm tên), nên không có gì để xoá.`,
    `Nothing personal is kept of ${ref}: it is an organisation or a place, or was registered without a name.`,
    { ref },
  );

export const sharedRef = (ref: string): ErasureRefused =>
  new ErasureRefused(
    'ref-shared',
    `Mã "${ref}" vừa là tài khoản vừa là đối tượng, nên xoá một bên sẽ mất cả bên kia. Hãy báo người quản trị hệ thống.`,
    `${ref} is both an account and a subject: erasing one would erase the other too. Tell whoever runs the system.`,
    { ref },
  );
