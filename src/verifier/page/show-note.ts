import type { Verdict } from '@hieuhoc/dossier';
import { element } from './element';
import { titled } from './show-checks';

/** The checkpoint to take home, and what is done with the whole. */
export function noteShown({ note, size }: Verdict): HTMLElement {
  const save = element(
    'a',
    { class: 'choose plain', download: `giay-chot-${size}.txt`, href: URL.createObjectURL(new Blob([note], { type: 'text/plain' })) },
    'Lưu giấy chốt',
  );
  const print = element('button', { class: 'plain', type: 'button' }, 'In biên bản');
  print.addEventListener('click', () => window.print());
  return titled(
    'Giấy chốt của hồ sơ này',
    element('p', {}, 'Hãy giữ lại, ở nơi hệ thống không với tới được: lần sau đưa vào để biết lịch sử có bị viết lại hay không.'),
    element('pre', {}, note.slice(0, note.indexOf('\n\n'))),
    element('div', { class: 'beside' }, save, print),
  );
}

/** Only printed: who checked, and who was there. */
export const signatures = (): HTMLElement =>
  element(
    'div',
    { class: 'signatures' },
    ...['Người kiểm chứng', 'Người chứng kiến'].map((who) => element('p', {}, `${who} (ký, ghi rõ họ tên)`)),
  );
