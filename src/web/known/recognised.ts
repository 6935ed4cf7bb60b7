import { shownDay } from '../../platform/text/terms';
import type { RecognitionView } from '../../recognitions';
import type { Visit } from '../visit/visit';

/** What stands for one who holds a title: the name where this person may read it. */
export const subjectWords = ({ name, erased, subject }: Pick<RecognitionView, 'name' | 'erased' | 'subject'>): string =>
  name ?? (erased === true ? `Tên đã xoá (mã ${subject})` : `Mã ${subject}`);

/** Households and clans are people: what is kept of them under a name can be asked to be erased. */
export const isPersonal = ({ kind }: Pick<RecognitionView, 'kind'>): boolean => kind === 'household' || kind === 'clan';

/** The same in the title of a page, which browsers keep and printers put on the paper: of people the code alone. */
export const subjectTitle = (one: Pick<RecognitionView, 'kind' | 'name' | 'erased' | 'subject'>): string =>
  isPersonal(one) ? `Mã ${one.subject}` : subjectWords(one);

/** Who is looked for. A name is sent in a form: addresses are kept by browsers and by what lies between; a code may stand there. */
export const soughtIn = (visit: Visit): string | undefined => visit.form.given('q') ?? visit.asked('q');

export const subjectApi = (ref: string): string => `/api/subjects/${encodeURIComponent(ref)}`;

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
