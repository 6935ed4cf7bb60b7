import { parseCheckpoint, parseNote } from '@hieuhoc/transparency-log';
import { UnreadableInput } from './input.errors';

/** The three lines of a checkpoint; a blank line and lines of signatures, where they were not left out. */
const NOTE = /(?:[^\n—][^\n]*\n){3}(?:\n(?:— [^\n]+\n)+)?/g;

/**
 * Older checkpoints that an auditor has kept, one after the other: signed notes, or their three lines as they are printed on a report; or a
 * whole older dossier, which holds one in its second line. Throws UnreadableInput.
 */
export function notesIn(text: string): readonly string[] {
  const plain = text.replaceAll('\r\n', '\n').trim();
  if (plain === '') return [];
  const notes = plain.startsWith('{') ? [noteOfDossier(plain)] : notesAmong(`${plain}\n`);
  if (notes.length === 0 || !notes.every(isCheckpoint))
    throw new UnreadableInput(
      'Giấy chốt cũ không đúng dạng. Hãy đưa đúng nguyên văn giấy chốt đã giữ, ít nhất ba dòng: tên nhật ký, số sự kiện, mã gốc; hoặc tệp hồ sơ cũ.',
      'no signed checkpoint',
    );
  return notes;
}

/** None where anything else stands among them. */
const notesAmong = (text: string): readonly string[] => (text.replaceAll(NOTE, '').trim() === '' ? (text.match(NOTE) ?? []) : []);

const isCheckpoint = (note: string): boolean => parseCheckpoint(parseNote(note)?.text ?? note) !== null;

function noteOfDossier(text: string): string {
  try {
    const second: unknown = JSON.parse(text.split('\n', 2)[1] ?? '');
    const note: unknown = typeof second === 'object' && second !== null ? Reflect.get(second, 'note') : undefined;
    return typeof note === 'string' ? note : '';
  } catch {
    return '';
  }
}
