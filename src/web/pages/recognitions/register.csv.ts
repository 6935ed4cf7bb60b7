import type { RecognitionView } from '../../../recognitions';
import type { AreaHead } from '../../known/areas';
import { standingWords } from '../../known/recognised';
import { levelName, type TitleShown } from '../../known/titles';
import { areaName } from './place';

/** A grant as a line of a spreadsheet. */
export const lineOf = (one: RecognitionView, title: TitleShown, areas: ReadonlyMap<string, AreaHead>, on: string) => ({
  'Mã đối tượng': one.subject,
  Tên: one.name,
  'Địa bàn': areaName(areas, one.area),
  'Mã địa bàn': one.area,
  'Danh hiệu': title.name,
  Mức: one.level === undefined ? null : levelName(title, one.level),
  Điểm: one.score ?? null,
  'Từ ngày': one.recognisedOn,
  'Đến hết ngày': one.validUntil,
  'Bị thu hồi từ': one.revokedOn,
  'Số quyết định': one.decision.number,
  'Ngày quyết định': one.decision.issuedOn,
  'Cơ quan ban hành': one.decision.issuer,
  'Tình trạng': standingWords(one, on),
});

export const COLUMNS = [
  'Mã đối tượng',
  'Tên',
  'Địa bàn',
  'Mã địa bàn',
  'Danh hiệu',
  'Mức',
  'Điểm',
  'Từ ngày',
  'Đến hết ngày',
  'Bị thu hồi từ',
  'Số quyết định',
  'Ngày quyết định',
  'Cơ quan ban hành',
  'Tình trạng',
];
