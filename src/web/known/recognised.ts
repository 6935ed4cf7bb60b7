import { shownDay } from '../../platform/text/terms';
import type { RecognitionView } from '../../recognitions';

/** What stands for one who holds a title: the name where this person may read it. */
export const subjectWords = ({ name, erased, subject }: Pick<RecognitionView, 'name' | 'erased' | 'subject'>): string =>
  name ?? (erased === true ? `Tên đã xoá (mã ${subject})` : `Mã ${subject}`);

export const recognitionPath = ({ title, subject }: Pick<RecognitionView, 'title' | 'subject'>): string =>
  `/cong-nhan/${encodeURIComponent(title)}/${encodeURIComponent(subject)}`;

export type Standing = 'live' | 'to-come' | 'expired' | 'revoked' | 'annulled' | 'ended';

type Grant = Pick<RecognitionView, 'recognisedOn' | 'validUntil' | 'revokedOn' | 'live'>;

/** How a grant stands on a day. */
export function standingOf({ recognisedOn, validUntil, revokedOn, live }: Grant, on: string): Standing {
  if (live) return 'live';
  if (revokedOn !== null && revokedOn === recognisedOn) return 'annulled';
  if (revokedOn !== null && revokedOn <= on) return 'revoked';
  if (recognisedOn > on) return 'to-come';
  return validUntil !== null && validUntil < on ? 'expired' : 'ended';
}

export function standingWords(grant: Grant, on: string): string {
  const { recognisedOn, validUntil, revokedOn } = grant;
  switch (standingOf(grant, on)) {
    case 'live':
      return 'Đang giữ';
    case 'to-come':
      return `Có hiệu lực từ ${shownDay(recognisedOn)}`;
    case 'expired':
      return `Hết hạn từ sau ${shownDay(validUntil ?? on)}`;
    case 'revoked':
      return `Bị thu hồi từ ${shownDay(revokedOn ?? on)}`;
    case 'annulled':
      return 'Đã huỷ công nhận';
    case 'ended':
      return 'Kết thúc cùng địa bàn';
  }
}
