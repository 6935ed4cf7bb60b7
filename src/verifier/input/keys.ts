import { parseVerifierKey, verifierOf, type NoteVerifier } from '@hieuhoc/transparency-log';
import { UnreadableInput } from './input.errors';

/** Keys as they are printed on a decision: one a line, what stands behind # and blank lines passed over. Throws UnreadableInput. */
export function keysIn(text: string): readonly NoteVerifier[] {
  const lines = text.split('\n').map((line) => line.trim());
  return lines.flatMap((line, index) => (line === '' || line.startsWith('#') ? [] : [keyIn(line, index + 1)]));
}

function keyIn(line: string, number: number): NoteVerifier {
  const key = parseVerifierKey(line);
  if (key === null)
    throw new UnreadableInput(
      `Dòng ${number} của phần khoá không phải là khoá công khai (dạng "tên+mã+khoá"). Hãy chép lại đúng từng ký tự từ văn bản gốc.`,
      `line ${number} of the keys is no key`,
    );
  return verifierOf(key);
}
