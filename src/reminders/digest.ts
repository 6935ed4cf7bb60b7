import type { ReminderKind } from '@hieuhoc/indicator-maths';
import { spokenPeriod } from '../platform/text/periods';
import { shownDay } from '../platform/text/terms';
import type { ReminderItem } from './reminder';

/** Names as people read them. */
export interface Names {
  plan(code: string): string;
  /** An area or a body. */
  reporter(id: string): string;
}

export interface Digest {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** More are counted, not listed. */
const MOST_A_GROUP = 50;

const GROUPS: readonly { readonly kind: ReminderKind; readonly title: string; readonly inSubject: string }[] = [
  { kind: 'overdue', title: 'Đã quá hạn, chưa gửi', inSubject: 'quá hạn' },
  { kind: 'returned', title: 'Bị trả lại, cần sửa và gửi lại', inSubject: 'bị trả lại' },
  { kind: 'due-soon', title: 'Sắp đến hạn', inSubject: 'sắp đến hạn' },
  { kind: 'to-accept', title: 'Đã nhận, đang chờ thẩm định', inSubject: 'chờ thẩm định' },
];

const GREETING = 'Kính gửi ông/bà,';
const WHY = 'Thư này do hệ thống Hiếu học gửi tự động vì ông/bà phụ trách báo cáo của địa bàn.';
const stopOf = (base: string): string => `Không muốn nhận thư nhắc nữa: bỏ chọn ở ${base}/toi, hoặc nhờ người quản trị.`;
/** The page of a report, where it is answered or looked at. */
const pageOf = ({ plan, duty, reporter, period }: ReminderItem): string => `/bao-cao/${plan}/${duty}/${reporter}/${period}`;

/** One letter of a day to one person, with all there is to say. */
export function digestOf(items: readonly ReminderItem[], names: Names, base: string): Digest {
  const groups = GROUPS.map((group) => ({ ...group, items: items.filter(({ kind }) => kind === group.kind) })).filter(
    (group) => group.items.length > 0,
  );
  const subject = `Hiếu học: ${groups.map((group) => `${group.items.length} báo cáo ${group.inSubject}`).join(', ')}`;
  const blocks = groups.map(({ title, items: all }) => ({
    title: `${title} (${all.length})`,
    lines: all.slice(0, MOST_A_GROUP).map((item) => ({ words: lineOf(item, names), link: `${base}${pageOf(item)}` })),
    more: all.length > MOST_A_GROUP ? `và ${all.length - MOST_A_GROUP} báo cáo nữa: ${base}/viec` : null,
  }));
  const text = [
    GREETING,
    ...blocks.map(({ title, lines, more }) =>
      [title, ...lines.flatMap(({ words, link }) => [`- ${words}`, `  ${link}`]), ...(more === null ? [] : [`… ${more}`])].join('\n'),
    ),
    `${WHY}\n${stopOf(base)}`,
  ].join('\n\n');
  const html = [
    '<!doctype html><html lang="vi"><head><meta charset="utf-8"></head><body>',
    `<p>${GREETING}</p>`,
    ...blocks.map(({ title, lines, more }) => {
      const rows = lines.map(({ words, link }) => `<li><a href="${escaped(link)}">${escaped(words)}</a></li>`);
      return `<h3>${escaped(title)}</h3><ul>${rows.join('')}</ul>${more === null ? '' : `<p>… ${escaped(more)}</p>`}`;
    }),
    `<p><small>${WHY}<br>${escaped(stopOf(base))}</small></p></body></html>`,
  ].join('\n');
  return { subject, text: `${text}\n`, html };
}

function lineOf(item: ReminderItem, names: Names): string {
  return `${names.reporter(item.reporter)} · ${item.text} · ${spokenPeriod(item.period)} · ${names.plan(item.plan)}: ${whenOf(item)}`;
}

function whenOf({ kind, about, due, daysLeft, extended }: ReminderItem): string {
  const until = due === null ? '' : `hạn ${shownDay(due)}${extended ? ' (đã gia hạn)' : ''}`;
  switch (kind) {
    case 'due-soon':
      return daysLeft === 0 ? `${until}, là hôm nay` : `${until}, còn ${daysLeft ?? 0} ngày`;
    case 'overdue':
      return `${until}, đã quá ${-(daysLeft ?? 0)} ngày`;
    case 'returned':
      return `trả lại ngày ${shownDay(about)}, cần sửa và gửi lại${until === '' ? '' : ` (${until})`}`;
    case 'to-accept':
      return `gửi ngày ${shownDay(about)}, chờ thẩm định`;
  }
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (words: string): string => words.replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
