import { openNote, parseCheckpoint, parseNote, sameHash, toHex, type NoteVerifier } from '@hieuhoc/transparency-log';
import type { SealedFile } from '../sealed-file';
import { failed, notDone, passed, type Outcome } from './outcome';

const CHECK = 'checkpoints';

/** Every checkpoint that was kept: signed by the log's keys, where those are given, and of this very tree. */
export function checkCheckpoints(seal: SealedFile, keys: readonly NoteVerifier[]): Outcome {
  let count = 0;
  let last: { readonly size: number; readonly at: string } | null = null;
  for (const { size, root, note, at } of seal.checkpoints()) {
    const facts = { size, at };
    const stated = parseCheckpoint(parseNote(note)?.text ?? '');
    if (stated?.size !== size || !sameHash(stated.root, root))
      return failed(CHECK, `Tờ chốt ở ${size} sự kiện (${at}) không còn đúng khuôn dạng hoặc không khớp với sổ của nó.`, facts);
    if (size > seal.size() || !sameHash(seal.rootAt(size), root))
      return failed(CHECK, `Tờ chốt đã ký ở ${size} sự kiện (${at}) không khớp với cây băm hiện có: lịch sử trước đó đã bị sửa.`, facts);
    if (keys.length > 0 && !isSignedByLog(note, stated.origin, keys))
      return failed(CHECK, `Tờ chốt ở ${size} sự kiện (${at}) không mang chữ ký của khoá đã cho.`, facts);
    count++;
    last = { size, at };
  }
  if (last === null) return notDone(CHECK, 'Chưa có tờ chốt nào được ký.');
  const signed = keys.length > 0 ? 'đều đúng chữ ký và' : '(chưa kiểm chữ ký: cho khoá bằng --key)';
  return passed(CHECK, `${count} tờ chốt đã giữ ${signed} khớp với cây băm; tờ cuối ở ${last.size} sự kiện, ký lúc ${last.at}.`, {
    count,
    size: last.size,
    at: last.at,
    signatures: keys.length > 0,
  });
}

/** A log signs in its own name: what a witness alone has signed is not the log's. */
function isSignedByLog(note: string, origin: string, keys: readonly NoteVerifier[]): boolean {
  const opened = openNote(note, keys);
  return opened.kind === 'signed' && opened.by.some(({ name }) => name === origin);
}

const GIVEN = 'given-checkpoint';

/** A checkpoint that somebody kept elsewhere: today's log is to begin with that one. `wasRead`: the events were held against the seals. */
export function checkGivenCheckpoint(seal: SealedFile, note: string, keys: readonly NoteVerifier[], wasRead: boolean): Outcome {
  const stated = parseCheckpoint(parseNote(note)?.text ?? '');
  if (stated === null) return failed(GIVEN, 'Tệp đưa vào không phải là một tờ chốt (checkpoint) của nhật ký.');
  const { size, root, origin } = stated;
  const facts = { origin, size, root: toHex(root) };
  if (keys.length > 0 && !isSignedByLog(note, origin, keys))
    return failed(GIVEN, `Tờ chốt đưa vào (${size} sự kiện) không mang chữ ký của khoá đã cho.`, facts);
  if (size > seal.size())
    return failed(GIVEN, `Tờ chốt đưa vào có ${size} sự kiện, nhật ký chỉ còn ${seal.size()}: nhật ký đã bị cắt hoặc là bản cũ.`, facts);
  const subject = wasRead ? 'Nhật ký hôm nay' : 'Bản niêm phong (chưa so với kho: thêm --against-store)';
  if (!sameHash(seal.rootAt(size), root))
    return failed(GIVEN, `${subject} không bắt đầu bằng ${size} sự kiện của tờ chốt đưa vào: lịch sử đã bị sửa.`, facts);
  return passed(GIVEN, `${subject} bắt đầu đúng bằng ${size} sự kiện của tờ chốt đưa vào.`, facts);
}
