import { DomainError } from '@hieuhoc/event-store';

type Facts = Readonly<Record<string, unknown>>;

/** 409 where it depends on what is recorded, 422 where the request contradicts itself. */
export class RecognitionRefused extends DomainError {
  constructor(
    readonly code: string,
    readonly messageVi: string,
    messageEn: string,
    facts: Facts = {},
    readonly kind: 'conflict' | 'malformed' = 'conflict',
  ) {
    super(messageEn, facts);
  }
}

const until = (day: string | null): string => (day === null ? 'không thời hạn' : `đến ${day}`);

export const alreadyLive = (title: string, subject: string, recognisedOn: string, validUntil: string | null): RecognitionRefused =>
  new RecognitionRefused(
    'already-live',
    `Đối tượng "${subject}" đang giữ danh hiệu "${title}" (công nhận ${recognisedOn}, ${until(validUntil)}). Hãy gia hạn, hoặc ghi ngày sau khi hết hạn.`,
    `${subject} holds ${title} already (recognised on ${recognisedOn}): renew it, or grant it anew after it has lapsed.`,
    { title, subject, recognisedOn, validUntil },
  );

export const notLive = (title: string, subject: string, renewedOn: string): RecognitionRefused =>
  new RecognitionRefused(
    'not-live',
    `Ngày ${renewedOn} đối tượng "${subject}" không còn giữ danh hiệu "${title}", nên không gia hạn được. Hãy công nhận mới.`,
    `${subject} does not hold ${title} on ${renewedOn}: only a live recognition is renewed; grant it anew.`,
    { title, subject, renewedOn },
  );

export const doesNotExpire = (title: string, subject: string): RecognitionRefused =>
  new RecognitionRefused(
    'does-not-expire',
    `Danh hiệu "${title}" của "${subject}" không có thời hạn, không cần gia hạn.`,
    `${title} of ${subject} does not expire: there is nothing to renew.`,
    { title, subject },
  );

export const upgradeTooEarly = (title: string, subject: string, recognisedOn: string, earliest: string): RecognitionRefused =>
  new RecognitionRefused(
    'upgrade-too-early',
    `"${subject}" được công nhận "${title}" ở mức dưới ngày ${recognisedOn}; sớm nhất ngày ${earliest} mới xét lên mức này.`,
    `${subject} was granted a lower level of ${title} on ${recognisedOn}: this level may be granted from ${earliest} on.`,
    { title, subject, recognisedOn, earliest },
  );

export const renewalAddsNothing = (lastDay: string, validUntil: string): RecognitionRefused =>
  new RecognitionRefused(
    'renewal-adds-nothing',
    `Gia hạn đến ${validUntil} không dài hơn thời hạn đang có (${lastDay}). Hãy ghi ngày sau ${lastDay}.`,
    `A renewal until ${validUntil} does not reach beyond ${lastDay}: name a later day.`,
    { lastDay, validUntil },
  );

export const endsBeforeItBegins = (recognisedOn: string, validUntil: string): RecognitionRefused =>
  new RecognitionRefused(
    'valid-until-before-recognised',
    `Ngày hết hạn ${validUntil} trước ngày công nhận ${recognisedOn}. Hãy sửa lại ngày.`,
    `validUntil ${validUntil} is before recognisedOn ${recognisedOn}: correct the days.`,
    { recognisedOn, validUntil },
    'malformed',
  );

export const alreadyRevoked = (title: string, subject: string, revokedOn: string): RecognitionRefused =>
  new RecognitionRefused(
    'already-revoked',
    `Danh hiệu "${title}" của "${subject}" đã bị thu hồi từ ngày ${revokedOn}.`,
    `${title} of ${subject} was revoked already, from ${revokedOn} on.`,
    { title, subject, revokedOn },
  );

export const revokedBeforeGranted = (title: string, subject: string, recognisedOn: string): RecognitionRefused =>
  new RecognitionRefused(
    'revoked-before-granted',
    `"${subject}" được công nhận "${title}" ngày ${recognisedOn}; ngày thu hồi không thể trước ngày đó (huỷ công nhận thì ghi đúng ngày đó).`,
    `${subject} was granted ${title} on ${recognisedOn}: revokedOn cannot be before (to annul, name that day).`,
    { title, subject, recognisedOn },
  );

export const registeredDifferently = (ref: string, fields: readonly string[]): RecognitionRefused =>
  new RecognitionRefused(
    'subject-registered-differently',
    `Đối tượng "${ref}" đã đăng ký với ${fields.join(', ')} khác. Hãy dùng mã khác; nếu chuyển nơi ở, hãy ghi chuyển địa bàn (moves).`,
    `Subject ${ref} is registered with another ${fields.join(', ')}: take another ref, or record a move.`,
    { subject: ref, fields },
  );

export const movedBeforeRegistration = (ref: string, on: string, from: string): RecognitionRefused =>
  new RecognitionRefused(
    'move-before-registration',
    `Đối tượng "${ref}" đăng ký nơi ở từ ngày ${from}; ngày chuyển phải sau ngày đó (đang là ${on}).`,
    `Subject ${ref} is registered from ${from} on: a move must come after that day, not on ${on}.`,
    { subject: ref, on, from },
  );

export const personalName = (kind: string): RecognitionRefused =>
  new RecognitionRefused(
    'personal-name',
    `Tên của hộ gia đình, dòng họ là dữ liệu cá nhân, không ghi vào nhật ký. Hãy bỏ trường name, giữ tên trong sổ của đơn vị cùng với mã (ref).`,
    `The name of a ${kind} is personal data and never enters the log: leave name out and keep it beside the ref in your own register.`,
    { field: 'name' },
    'malformed',
  );

/** The vault keeps both under one ref: the name of one would be taken for that of the other, and erased with it. */
export const refOfAnAccount = (ref: string): RecognitionRefused =>
  new RecognitionRefused(
    'ref-of-an-account',
    `Mã "${ref}" là của một tài khoản. Hãy chọn mã khác cho đối tượng, hoặc bỏ trống để hệ thống cấp.`,
    `${ref} is the id of an account: choose another ref for the subject, or leave it out.`,
    { ref },
  );

export const personalRef = (): RecognitionRefused =>
  new RecognitionRefused(
    'personal-ref',
    'Mã đối tượng (ref) giống số căn cước hoặc số điện thoại. Hãy dùng mã khác, hoặc bỏ trống để hệ thống tự cấp.',
    'The ref looks like an identity or telephone number: use another, or leave it out and one is minted.',
    { field: 'ref' },
    'malformed',
  );

export const notTheGrantor = (title: string, grantedBy: string, onBehalfOf: string): RecognitionRefused =>
  new RecognitionRefused(
    'not-the-grantor',
    `Danh hiệu "${title}" do "${grantedBy}" công nhận, không phải "${onBehalfOf}". Hãy gửi nơi có thẩm quyền quyết định.`,
    `${title} is granted by ${grantedBy}, not by ${onBehalfOf}: leave it to the one in charge.`,
    { title, grantedBy, onBehalfOf },
  );

/** Nothing of the level that grants lies above, as since July 2025 no district does. */
export const noGrantorThere = (title: string, grantedBy: string, area: string, on: string): RecognitionRefused =>
  new RecognitionRefused(
    'no-grantor-there',
    `Ngày ${on}, trên "${area}" không có cấp "${grantedBy}" để công nhận danh hiệu "${title}". Hãy điều chỉnh nơi công nhận của danh hiệu theo quyết định hiện hành.`,
    `On ${on} there is no ${grantedBy} above ${area} to grant ${title}: revise who grants it, by the decision now in force.`,
    { title, grantedBy, area, on },
  );

export const otherKind = (title: string, wanted: string, subject: string, kind: string): RecognitionRefused =>
  new RecognitionRefused(
    'subject-of-another-kind',
    `Danh hiệu "${title}" dành cho ${wanted}, còn "${subject}" đăng ký là ${kind}. Hãy chọn đúng danh hiệu hoặc đúng đối tượng.`,
    `${title} is for a ${wanted}, but ${subject} is a ${kind}: choose the right title or subject.`,
    { title, wanted, subject, kind },
  );

export const livesElsewhere = (subject: string, area: string, homes: readonly string[]): RecognitionRefused =>
  new RecognitionRefused(
    'subject-lives-elsewhere',
    `Đối tượng "${subject}" không ở "${area}" (đang ghi ở ${homes.join(', ')}). Hãy sửa địa bàn, hoặc ghi chuyển nơi ở trước.`,
    `${subject} does not live in ${area} (but in ${homes.join(', ')}): correct the area, or record the move first.`,
    { subject, area, homes },
  );

export const criteriaVersionTaken = (title: string, version: string): RecognitionRefused =>
  new RecognitionRefused(
    'criteria-version-taken',
    `Danh hiệu "${title}" đã có bản tiêu chuẩn "${version}" với nội dung khác. Hãy đặt mã khác cho bản mới, để mỗi lần công nhận còn rõ xét theo bản nào.`,
    `${title} has other criteria under the version ${version} already: give the new ones a version of their own.`,
    { title, version },
  );
