/** What no page or terminal draws: control characters, which move a cursor and hide what was said, marks that turn the direction of a line, … */
const UNSEEN = /[\p{C}\p{Zl}\p{Zp}]/gu;

/** A text that came from a file, on one line, as it is: none of its characters does anything to what stands beside it. */
export const plain = (text: string): string => text.replaceAll(UNSEEN, named);

/** JSON of the same, between its own line breaks. */
export const plainJson = (json: string): string =>
  json
    .split('\n')
    .map((line) => line.replaceAll(UNSEEN, escaped))
    .join('\n');

const named = (character: string): string => `⟨U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`;

const escaped = (character: string): string =>
  Array.from({ length: character.length }, (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`).join('');
