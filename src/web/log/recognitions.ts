import { shownDay } from '../../platform/text/terms';
import type { Called } from '../known/called';
import { SUBJECT_KINDS } from '../known/titles';
import { objectIn, textIn } from './json';
import { citedWords, type Entry, type Sentences } from './entry';

const KINDS: Readonly<Record<string, string>> = SUBJECT_KINDS;

const by = (entry: Entry): string => (citedWords(entry) === '' ? '' : `, ${citedWords(entry)}`);
const title = ({ data }: Entry, called: Called): string => `“${called.title(textIn(data, 'title'))}”`;
const subject = ({ data }: Entry): string => textIn(data, 'subject');
const until = ({ data }: Entry): string => (textIn(data, 'validUntil') === '' ? '' : `, đến hết ${shownDay(textIn(data, 'validUntil'))}`);

export const RECOGNITIONS: Sentences = {
  SubjectRegistered: ({ data }, called) =>
    `Ghi sổ ${KINDS[textIn(data, 'kind')] ?? 'đối tượng'} ${textIn(data, 'name') === '' ? `mã ${textIn(data, 'ref')}` : `“${textIn(data, 'name')}”`} ở ${called.area(textIn(data, 'area'))}`,
  SubjectMoved: ({ data }, called) =>
    `Chuyển đối tượng mã ${textIn(data, 'ref')} đến ${called.area(textIn(data, 'area'))} từ ${shownDay(textIn(data, 'on'))}`,
  RecognitionGranted: (entry, called) =>
    `Công nhận ${title(entry, called)} cho mã ${subject(entry)} ở ${called.area(textIn(entry.data, 'area'))}, từ ${shownDay(textIn(entry.data, 'recognisedOn'))}${until(entry)}${by(entry)}`,
  RecognitionRenewed: (entry, called) =>
    `Công nhận lại ${title(entry, called)} cho mã ${subject(entry)} từ ${shownDay(textIn(entry.data, 'renewedOn'))}${until(entry)}${by(entry)}`,
  RecognitionRevoked: (entry, called) =>
    `Thu hồi ${title(entry, called)} của mã ${subject(entry)} từ ${shownDay(textIn(entry.data, 'revokedOn'))}${by(entry)}`,
  ImportStarted: (entry, called) =>
    textIn(entry.data, 'kind') === 'figures'
      ? `Bắt đầu ghi tệp ${textIn(entry.data, 'rows')} số liệu`
      : `Bắt đầu ghi danh sách ${textIn(entry.data, 'rows')} dòng công nhận ${title(entry, called)}${by(entry)}`,
  ImportCompleted: ({ data }) => {
    const refused = Object.keys(objectIn(data, 'refused')).length > 0;
    if ('recorded' in data) return `Ghi xong tệp: ${textIn(data, 'recorded')} số liệu${refused ? ', có dòng bị từ chối' : ''}`;
    return `Ghi xong danh sách: công nhận ${textIn(data, 'granted')}, ghi sổ mới ${textIn(data, 'registered')}${refused ? ', có dòng bị từ chối' : ''}`;
  },
  ImportUndone: (entry) => `Huỷ cả danh sách đã ghi, thu hồi từng công nhận trong đó${by(entry)}`,
};
