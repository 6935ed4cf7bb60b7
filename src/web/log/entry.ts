import type { HistoryItem } from '../../history';
import type { Called } from '../known/called';

/** `GET /api/history`, an item. */
export type Entry = HistoryItem;

/** What one kind of event says, as an office would. Reason and decision stand beside it, where they are no part of the sentence. */
export type Sentence = (entry: Entry, called: Called) => string;
export type Sentences = Readonly<Record<string, Sentence>>;

/** What stands in the name of a stream after its kind: `figure-a:b:c` → a, b, c. */
export const partsOfStream = ({ stream }: Pick<Entry, 'stream'>): readonly string[] => stream.slice(stream.indexOf('-') + 1).split(':');

export interface DecisionCited {
  readonly number: string;
  readonly issuedOn: string;
  readonly issuer: string;
}

export function decisionOf({ decision }: Pick<Entry, 'decision'>): DecisionCited | null {
  if (typeof decision !== 'object' || decision === null) return null;
  const { number, issuedOn, issuer }: Readonly<Record<string, unknown>> = { ...decision };
  return { number: String(number), issuedOn: String(issuedOn), issuer: String(issuer) };
}

/** theo 125/QĐ-UBND của UBND huyện; empty where nothing is cited. */
export function citedWords(entry: Pick<Entry, 'decision'>): string {
  const decision = decisionOf(entry);
  return decision === null ? '' : `theo ${decision.number} của ${decision.issuer}`;
}

/** A whole sentence begins with a capital and ends with a full stop. */
export function sentence(words: string): string {
  const trimmed = words.trim();
  return trimmed.charAt(0).toLocaleUpperCase('vi') + trimmed.slice(1) + (/[.!?…]$/.test(trimmed) ? '' : '.');
}
