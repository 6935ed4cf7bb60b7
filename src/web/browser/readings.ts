import { rate, readDecimal, readWhole, type Reading } from '../../platform/entry/reading';
import { vietnameseNumber } from '../../platform/text/numbers';

/** Beside what is typed: how it is read, and what it makes of a hundred. The server reads it by the same rules. */
export function sayReadings(within: ParentNode = document): void {
  for (const pair of within.querySelectorAll<HTMLElement>('[data-rate]')) watch(pair, () => ofPair(pair));
  for (const one of within.querySelectorAll<HTMLElement>('[data-reads]'))
    if (one.closest('[data-rate]') === null) watch(one, () => ofOne(one));
}

interface Said {
  readonly words: string;
  readonly fault?: true;
}

function watch(place: HTMLElement, read: () => Said): void {
  const line = document.createElement('p');
  line.className = 'hh-reading';
  line.setAttribute('aria-live', 'polite');
  place.append(line);
  const show = (): void => {
    const { words, fault = false } = read();
    if (line.textContent !== words) line.textContent = words;
    line.classList.toggle('hh-reading--fault', fault);
  };
  place.addEventListener('input', () => window.setTimeout(show, 300));
  place.addEventListener('change', show);
  // What the server said of it stands there already.
  if (place.querySelector('.govuk-error-message') === null) show();
}

function readIn(place: Element): Reading | null {
  const box = place.querySelector('input');
  if (box === null || box.value.trim() === '') return null;
  const reads = place instanceof HTMLElement ? place.dataset['reads'] : undefined;
  return reads === 'decimal' ? readDecimal(box.value, true) : readWhole(box.value);
}

function ofOne(place: HTMLElement): Said {
  const reading = readIn(place);
  if (reading === null) return { words: '' };
  return reading.kind === 'read' ? { words: `= ${vietnameseNumber(reading.decimal)}` } : { words: reading.words, fault: true };
}

function ofPair(pair: HTMLElement): Said {
  const [first, second] = [...pair.querySelectorAll('[data-reads]')].map(readIn);
  for (const one of [first, second]) if (one?.kind === 'unread') return { words: one.words, fault: true };
  if (first?.kind !== 'read' || second?.kind !== 'read') return { words: '' };
  const parts = `${vietnameseNumber(first.decimal)} / ${vietnameseNumber(second.decimal)}`;
  if (pair.dataset['rate'] !== 'exceeds' && BigInt(first.decimal) > BigInt(second.decimal))
    return { words: `${parts}: số trên lớn hơn tổng số, hãy xem lại.`, fault: true };
  const percent = rate(first.decimal, second.decimal);
  return { words: percent === null ? `${parts}: không có đối tượng` : `${parts} = ${vietnameseNumber(percent)}%` };
}
