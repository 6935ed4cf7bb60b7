import { openNote, parseCheckpoint, parseNote, type Checkpoint, type NoteVerifier, type OpenedNote } from '@hieuhoc/transparency-log';
import type { HeaderLine } from '../lines';
import type { Check } from '../verdict';
import { check } from './check';

/** What an auditor brings with him. */
export interface Trusted {
  /** From a second channel: those that bear the log's name are its own, the others are witnesses'. */
  readonly keys: readonly NoteVerifier[];
  /** So many witnesses must have cosigned; left out: one, if the key of any is known. */
  readonly quorum?: number;
}

export interface ReadNote {
  /** Null where the note holds none. */
  readonly checkpoint: Checkpoint | null;
  readonly checks: readonly Check[];
}

/** Checks 1 to 3. */
export function checkNote(note: string, header: HeaderLine, trusted: Trusted): ReadNote {
  const parsed = parseNote(note);
  const checkpoint = parsed === null ? null : parseCheckpoint(parsed.text);
  const syntax = syntaxCheck(checkpoint, header);
  if (parsed === null || checkpoint === null) return { checkpoint, checks: [syntax, noNote('log-signature'), noNote('cosignatures')] };
  const opened = openNote(note, trusted.keys);
  const signed = opened.kind === 'signed' ? opened.by : [];
  return {
    checkpoint,
    checks: [
      syntax,
      signatureCheck(checkpoint.origin, opened, signed, trusted),
      cosignatureCheck(checkpoint.origin, opened, signed, trusted),
    ],
  };
}

const noNote = (id: 'log-signature' | 'cosignatures'): Check =>
  check(id, 'failed', 'no-note', 'Không có giấy chốt đọc được để thử chữ ký.');

function syntaxCheck(checkpoint: Checkpoint | null, header: HeaderLine): Check {
  if (checkpoint === null) return check('note', 'failed', 'malformed-note', 'Giấy chốt nhật ký không đúng dạng.');
  const { origin, size } = checkpoint;
  const facts = { origin, size };
  if (origin !== header.origin)
    return check('note', 'failed', 'other-origin', `Giấy chốt là của nhật ký "${origin}", hồ sơ ghi "${header.origin}".`, facts);
  if (size !== header.size)
    return check('note', 'failed', 'other-size', `Giấy chốt ở cỡ ${size} sự kiện, hồ sơ ghi ${header.size}.`, facts);
  return check('note', 'passed', 'note-read', `Giấy chốt đúng dạng: nhật ký "${origin}", ${size} sự kiện.`, facts);
}

const isOfLog = (origin: string, { name }: NoteVerifier): boolean => name === origin;

function signatureCheck(origin: string, opened: OpenedNote, signed: readonly NoteVerifier[], { keys }: Trusted): Check {
  const id = 'log-signature';
  if (!keys.some((key) => isOfLog(origin, key)))
    return check(
      id,
      'unprovable',
      'no-key',
      'Chưa có khoá công khai của nhật ký lấy từ nguồn khác (quyết định, trang của cơ quan khác), nên chưa thể tin chữ ký nào.',
    );
  if (opened.kind === 'forged') return check(id, 'failed', 'forged', 'Chữ ký ghi tên khoá đã biết nhưng không phải do khoá ấy ký.');
  const by = signed.filter((key) => isOfLog(origin, key));
  if (by.length === 0)
    return check(id, 'failed', 'other-key', 'Không có chữ ký nào của khoá mà người kiểm giữ: giấy chốt do khoá khác ký.');
  const keyIds = by.map(idText);
  return check(id, 'passed', 'signed', `Khoá của nhật ký đã ký giấy chốt (${keyIds.join(', ')}).`, { keyIds });
}

function cosignatureCheck(origin: string, opened: OpenedNote, signed: readonly NoteVerifier[], { keys, quorum = 1 }: Trusted): Check {
  const id = 'cosignatures';
  const witnesses = new Set(keys.filter((key) => !isOfLog(origin, key)).map(({ name }) => name));
  if (witnesses.size === 0)
    return check(
      id,
      'unprovable',
      'no-witness-key',
      'Chưa có khoá của người chứng nào, nên không biết có ai ngoài cơ quan giữ nhật ký đã thấy giấy chốt này.',
    );
  if (opened.kind === 'forged') return check(id, 'failed', 'forged', 'Chữ ký ghi tên khoá đã biết nhưng không phải do khoá ấy ký.');
  const by = [...new Set(signed.filter((key) => !isOfLog(origin, key)).map(({ name }) => name))];
  const facts = { witnesses: by, quorum };
  if (by.length < quorum) return check(id, 'failed', 'too-few', `Cần ${quorum} người chứng cùng ký, mới có ${by.length}.`, facts);
  return check(id, 'passed', 'cosigned', `Người chứng đã cùng ký: ${by.join(', ')}.`, facts);
}

const idText = ({ keyId }: NoteVerifier): string => keyId.toString(16).padStart(8, '0');
