import { openNote, parseCheckpoint, parseNote, sameHash, type Checkpoint } from '@hieuhoc/transparency-log';
import type { Check } from '../verdict';
import type { EventsWalk } from '../walk/events-walk';
import { check } from './check';
import type { Trusted } from './note-checks';

const ID = 'older-checkpoints';

/** Sizes at which the walk has to know the root. */
export const sizesOf = (held: readonly string[]): Set<number> =>
  new Set(held.map((note) => checkpointIn(note)?.size).filter((size) => size !== undefined));

/** Check 7: the log begins with all that was signed before. */
export function checkHeld(held: readonly string[], newest: Checkpoint | null, walk: EventsWalk, trusted: Trusted): Check {
  if (held.length === 0)
    return check(
      ID,
      'unprovable',
      'none-held',
      'Người kiểm chưa đưa giấy chốt cũ nào để so. Hãy giữ lại giấy chốt của hồ sơ này cho lần sau.',
    );
  if (newest === null) return check(ID, 'failed', 'no-note', 'Hồ sơ không có giấy chốt đọc được để so với giấy cũ.');
  const found = held.map((note) => compared(note, newest, walk, trusted));
  return found.find(({ outcome }) => outcome === 'failed') ?? found.find(({ outcome }) => outcome === 'unprovable') ?? allOf(held.length);
}

const allOf = (count: number): Check => check(ID, 'passed', 'consistent', `Nhật ký nối tiếp đúng cả ${count} giấy chốt cũ.`, { count });

function compared(note: string, newest: Checkpoint, walk: EventsWalk, { keys }: Trusted): Check {
  const older = checkpointIn(note);
  if (older === null) return check(ID, 'failed', 'held-malformed', 'Giấy chốt cũ đưa vào không đúng dạng.');
  const { origin, size } = older;
  const facts = { size };
  if (origin !== newest.origin)
    return check(ID, 'failed', 'held-other-log', `Giấy chốt cũ là của nhật ký khác ("${origin}").`, { origin, ...facts });
  // Nobody's word is taken for it that the log once signed what the auditor holds: without its key, or signatures, the paper alone speaks.
  if (parseNote(note) !== null && keys.some(({ name }) => name === origin) && openNote(note, keys).kind !== 'signed')
    return check(ID, 'failed', 'held-unsigned', `Giấy chốt cũ ở cỡ ${size} không mang chữ ký của khoá đang giữ.`, facts);
  if (size > newest.size)
    return check(
      ID,
      'failed',
      'older-than-held',
      `Hồ sơ chốt ở ${newest.size} sự kiện, giấy cũ đã ở ${size}: hồ sơ cũ hơn giấy, hoặc nhật ký đã bị lùi lại. Hãy xin hồ sơ mới.`,
      { ...facts, newest: newest.size },
    );
  const root = walk.rootAt(size);
  if (root === null) return check(ID, 'unprovable', 'no-cut', `Hồ sơ không dừng ở cỡ ${size}: hãy xin lại hồ sơ với held=${size}.`, facts);
  if (!sameHash(root, older.root))
    return check(
      ID,
      'failed',
      'forked',
      `Nhật ký trong hồ sơ không nối tiếp giấy chốt cũ ở cỡ ${size}: lịch sử đã bị viết lại hoặc rẽ nhánh.`,
      facts,
    );
  return check(ID, 'passed', 'consistent', `Nối tiếp giấy chốt cũ ở cỡ ${size}.`, facts);
}

/** Of a signed note, or its three lines alone, as they are printed on a report. */
function checkpointIn(note: string): Checkpoint | null {
  return parseCheckpoint(parseNote(note)?.text ?? note);
}
