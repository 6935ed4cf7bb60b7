import { vietnameseNumber } from '../../platform/text/numbers';
import { PROJECTION_WORDS } from '../pages/system/system.words';
import { textIn } from './json';
import type { Sentences } from './entry';

/** What is said of the log in the log itself. */
export const SEALS: Sentences = {
  StreamHeadsSealed: ({ data }) =>
    `Niêm phong nhật ký ở cỡ ${vietnameseNumber(textIn(data, 'size'))} sự kiện: chốt phần cuối của ${vietnameseNumber(textIn(data, 'count'))} chuỗi`,
  ProjectionSealed: ({ data }) =>
    `Niêm phong bảng tổng hợp “${PROJECTION_WORDS[textIn(data, 'name')] ?? textIn(data, 'name')}” ở cỡ ${vietnameseNumber(textIn(data, 'size'))} sự kiện`,
  OriginChanged: ({ data }) =>
    `Nhật ký mang tên và khoá mới từ cỡ ${vietnameseNumber(textIn(data, 'size'))} sự kiện${textIn(data, 'from') === '' ? '' : `; tên cũ ${textIn(data, 'from')}`}${data['lost'] === null ? '' : '; có sự kiện đã ký bị mất'}`,
};
