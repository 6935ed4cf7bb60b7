import type { Called } from '../known/called';
import { AREAS } from './areas';
import { sentence, type Entry, type Sentences } from './entry';
import { FIGURES } from './figures';
import { PEOPLE } from './people';
import { PLANS } from './plans';
import { RECOGNITIONS } from './recognitions';
import { REPORTS } from './reports';
import { SEALS } from './seals';

/** Every type of event has one: a test holds them against the stored samples. */
export const SENTENCES: Sentences = { ...FIGURES, ...PLANS, ...REPORTS, ...AREAS, ...RECOGNITIONS, ...PEOPLE, ...SEALS };

/** What happened, in a sentence. */
export function sentenceOf(entry: Entry, called: Called): string {
  const said = SENTENCES[entry.type];
  return sentence(said === undefined ? `Sự kiện ${entry.type}` : said(entry, called));
}
