import { parseCheckpoint, parseNote } from '@hieuhoc/transparency-log';
import { UnreadableInput } from './input.errors';

/** Text, a blank line, lines of signatures. */
const NOTE = /(?:[^\n—][^\n]*\n)+\n(?:— [^\n]+\n)+/g;

/**
 * Older checkpoints that an auditor has kept: signed notes one after the other, or a whole older dossier, which holds one in its second
 * line. Throws UnreadableInput.
 */
export function notesIn(text: string): readonly string[] {
  const plain = text.replaceAll('\r\n', '\n').trim();
  if (plain === '') return [];
  const notes = plain.startsWith('{') ? [noteOfDossier(plain)] : (`${plain}\n`.match(NOTE) ?? []).map(withoutBlanks);
  if (notes.length === 0 || !notes.every(isCheckpoint))
    throw new UnreadableInput(
      'Giấy chốt cũ không đúng dạng. Hãy đưa đúng nguyên văn giấy chốt đã giữ (kể cả các dòng chữ ký), hoặc tệp hồ sơ cũ.',
      'no signed checkpoint',
    );
  return notes;
}

const withoutBlanks = (note: string): string => note.replace(/^\n+/, '');

function isCheckpoint(note: string): boolean {
  const parsed = parseNote(note);
  return parsed !== null && parseCheckpoint(parsed.text) !== null;
}

function noteOfDossier(text: string): string {
  try {
    const second: unknown = JSON.parse(text.split('\n', 2)[1] ?? '');
    const note: unknown = typeof second === 'object' && second !== null ? Reflect.get(second, 'note') : undefined;
    return typeof note === 'string' ? note : '';
  } catch {
    return '';
  }
}
