import { shownDay } from '../../platform/text/terms';
import { fullName } from '../known/areas';
import type { Called } from '../known/called';
import { asObject, listIn, objectIn, textIn, type Data } from './json';
import type { Entry, Sentence, Sentences } from './entry';

const from = ({ data }: Entry): string => `từ ${shownDay(textIn(data, 'on'))}`;
const area = ({ data }: Entry, called: Called): string => called.area(textIn(data, 'area'));
const newArea = (spec: Data): string => fullName({ name: textIn(spec, 'name'), kind: textIn(spec, 'kind') });

/** The name that an area had before it was given another. */
function formerName(entry: Entry): string {
  const known = objectIn(asObject(entry.before), textIn(entry.data, 'area'));
  return textIn(asObject(listIn(known, 'names').at(-1)), 'value');
}

const reorganised: Sentence = (entry, called) => {
  const before = listIn(entry.data, 'from').map((id) => called.area(String(id)));
  const after = listIn(entry.data, 'to').map((spec) => newArea(asObject(spec)));
  return `Sắp xếp lại: ${before.join(', ')} thành ${after.join(', ')}, ${from(entry)}`;
};

const defined =
  (kind: string, verb: string): Sentence =>
  ({ data }) =>
    `${verb} ${kind} “${textIn(data, 'name')}”`;

const revised =
  (kind: string, name: (called: Called, code: string) => string): Sentence =>
  ({ data }, called) =>
    `Sửa ${kind} “${name(called, textIn(data, 'code'))}”, từ ${shownDay(textIn(data, 'effectiveOn'))}`;

const retired =
  (kind: string, name: (called: Called, code: string) => string): Sentence =>
  ({ data }, called) =>
    `Ngừng dùng ${kind} “${name(called, textIn(data, 'code'))}” từ ${shownDay(textIn(data, 'effectiveOn'))}`;

const BODY = (called: Called, code: string): string => called.body(code);
const INDICATOR = (called: Called, code: string): string => called.indicator(code);
const TITLE = (called: Called, code: string): string => called.title(code);

/** The hierarchy, and what is in the catalogue. */
export const AREAS: Sentences = {
  AreaEstablished: (entry, called) => {
    const spec = objectIn(entry.data, 'area');
    const parent = textIn(spec, 'parent');
    return `Lập địa bàn ${newArea(spec)}${parent === '' ? '' : `, thuộc ${called.area(parent)}`}, ${from(entry)}`;
  },
  AreaRenamed: (entry, called) => {
    const was = formerName(entry);
    return `Đổi tên ${was === '' ? area(entry, called) : `“${was}”`} thành “${textIn(entry.data, 'name')}” ${from(entry)}`;
  },
  AreaReclassified: (entry, called) => {
    const kind = textIn(entry.data, 'kind');
    return `Xếp loại lại ${area(entry, called)}${kind === '' ? '' : ` thành ${kind}`} ${from(entry)}`;
  },
  AreaMoved: (entry, called) => `Chuyển ${area(entry, called)} về ${called.area(textIn(entry.data, 'parent'))} ${from(entry)}`,
  AreasReorganised: reorganised,
  AreaDissolved: (entry, called) => `Giải thể ${area(entry, called)} ${from(entry)}`,
  BodyDefined: ({ data }, called) => `Ghi cơ quan “${textIn(data, 'name')}” ở ${called.area(textIn(data, 'area'))}`,
  BodyRevised: revised('cơ quan', BODY),
  BodyRetired: retired('cơ quan', BODY),
  IndicatorDefined: defined('chỉ số', 'Định nghĩa'),
  IndicatorRevised: revised('chỉ số', INDICATOR),
  IndicatorRetired: retired('chỉ số', INDICATOR),
  TitleDefined: defined('danh hiệu', 'Định nghĩa'),
  TitleRevised: revised('danh hiệu', TITLE),
  TitleRetired: retired('danh hiệu', TITLE),
};
