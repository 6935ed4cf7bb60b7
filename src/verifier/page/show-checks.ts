import type { Check, Outcome, Verdict } from '@hieuhoc/dossier';
import { vietnameseNumber } from '../../platform/text/numbers';
import { askedWords, CHECKS, conclusionWords, OUTCOMES } from '../report/words';
import { aMoment } from './bytes';
import { element } from './element';

const SIGNS: Readonly<Record<Outcome, string>> = { passed: '✓', failed: '✗', unprovable: '?' };
const BETWEEN_MS = 90;

export function conclusion(verdict: Verdict): HTMLElement {
  const { outcome } = verdict;
  const heading = element('h2', { id: 'conclusion' }, `Kết luận: ${OUTCOMES[outcome].toLocaleLowerCase('vi')}`);
  return element('div', { class: `conclusion ${outcome}` }, heading, element('p', {}, conclusionWords(verdict)));
}

export interface Looked {
  readonly file: string;
  readonly digest: string;
  readonly at: Date;
  /** How the keys that were brought are named. */
  readonly keys: readonly string[];
}

export function about({ origin, size, asOf, asked, counts }: Verdict, { file, digest, at, keys }: Looked): HTMLElement {
  const facts: readonly (readonly [string, string])[] = [
    ['Tệp', file],
    ['SHA-256 của tệp', digest],
    ['Nhật ký', `${origin}, ${vietnameseNumber(String(size))} sự kiện`],
    ['Hồ sơ theo', `${vietnameseNumber(String(asOf))} sự kiện đầu; nêu ${vietnameseNumber(String(counts.shown))} sự kiện`],
    ['Câu hỏi', askedWords(asked)],
    ['Khoá đã dùng', keys.length === 0 ? 'không có' : keys.join(', ')],
    ['Lúc kiểm', at.toLocaleString('vi-VN')],
  ];
  const list = element('dl', { class: 'about' });
  for (const [name, value] of facts) list.append(element('dt', {}, name), element('dd', {}, value));
  return titled('Hồ sơ', list);
}

/** The checks come one by one, unless whoever looks wants no motion. */
export async function checksInto(parent: HTMLElement, checks: readonly Check[]): Promise<void> {
  const list = element('ol', { class: 'checks' });
  parent.append(titled('Các bước kiểm', list));
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  for (const one of checks) {
    list.append(checkItem(one));
    if (!isCalm) await aMoment(BETWEEN_MS);
  }
}

function checkItem({ number, id, outcome, messageVi }: Check): HTMLElement {
  return element(
    'li',
    { 'data-check': id, 'data-outcome': outcome },
    element('span', { class: `sign ${outcome}`, 'aria-hidden': 'true' }, SIGNS[outcome]),
    element('span', { class: 'name' }, `${number}. ${CHECKS[id]}`),
    element('span', { class: `outcome ${outcome}` }, OUTCOMES[outcome]),
    element('span', { class: 'says' }, messageVi),
  );
}

export function notProven({ notProven: list }: Verdict): HTMLElement {
  return titled(
    'Không hồ sơ nào chứng minh được',
    element('ul', { class: 'unproven' }, ...list.map(({ messageVi }) => element('li', {}, messageVi))),
  );
}

export function titled(title: string, ...children: readonly (Node | string)[]): HTMLElement {
  return element('section', {}, element('h2', {}, title), ...children);
}
