import type { LogPlace } from '../../event-store/open-log';
import type { EventStore } from '@hieuhoc/event-store';
import type { SealedFile } from '../sealed-file';
import { sentenceOf, type Difference } from './difference';
import { failed, notDone, passed, type Outcome } from './outcome';
import { sqliteDifference } from './sqlite-difference';
import { hashSqliteLog } from './sqlite-events';
import { compareWithStore } from './store-events';
import { streamCutShort } from './stream-starts';

const CHECK = 'events';

export type Progress = (done: number, of: number) => void;

/** Every event of the log, hashed from its stored bytes, against the leaf that was sealed of it. */
export async function checkEvents(place: LogPlace, store: EventStore, seal: SealedFile | null, progress: Progress): Promise<Outcome[]> {
  if (place.kind === 'sqlite') return checkSqlite(place.path, seal, progress);
  if (seal === null) return [notDone(CHECK, 'Chưa có bản niêm phong (seal.db): không có gì để so với kho.')];
  const difference = await compareWithStore(store, seal, progress);
  const outcomes = [difference === null ? asSealed(seal.size(), 0) : found(difference)];
  return difference === null ? [...outcomes, await checkStreams(store, seal)] : outcomes;
}

async function checkSqlite(path: string, seal: SealedFile | null, progress: Progress): Promise<Outcome[]> {
  const began = performance.now();
  const { size, sealed, mismatch, root, tile } = await hashSqliteLog(path, seal, progress);
  const seconds = (performance.now() - began) / 1_000;
  if (mismatch !== null) return [found(await sqliteDifference(path, seal, mismatch))];
  if (seal === null)
    return [
      passed(CHECK, `${size} sự kiện đều khớp với mã băm ghi cùng chúng; chưa có bản niêm phong (seal.db) để so thêm.`, { size, sealed }),
    ];
  const events = asSealed(sealed, size - sealed, seconds);
  if (tile !== null || root === null)
    return [events, failed('tree', `Cây băm trong seal.db sai ở ô ${tile}: hãy cất seal.db đi rồi khởi động lại để lập lại.`, { tile })];
  return [
    events,
    passed('tree', `Cây băm tính lại từ ${sealed} lá đúng từng ô.`, { size: sealed, root: Buffer.from(root).toString('hex') }),
  ];
}

function asSealed(size: number, unsealed: number, seconds?: number): Outcome {
  const rest = unsealed > 0 ? `; ${unsealed} sự kiện mới chưa niêm phong khớp với mã băm ghi cùng chúng` : '';
  const rate = seconds === undefined ? {} : { eventsPerSecond: Math.round((size + unsealed) / seconds) };
  return passed(CHECK, `${size} sự kiện đúng từng byte như khi niêm phong${rest}.`, { size, unsealed, ...rate });
}

const found = (difference: Difference): Outcome => {
  const { harm, size, sealed, fields } = difference;
  return failed(CHECK, sentenceOf(difference), { harm, size, fields, event: sealed?.id ?? null, stream: sealed?.stream ?? null });
};

/** A stream that was deleted or truncated may still stand in the log as a whole. */
async function checkStreams(store: EventStore, seal: SealedFile): Promise<Outcome> {
  const heads = [...seal.heads()];
  const cut = await streamCutShort(store, heads, () => undefined);
  if (cut === null) return passed('streams', `${heads.length} chuỗi đọc được từ đầu đến phiên bản đã niêm phong.`, { count: heads.length });
  const stands = cut.first === null ? 'đã bị xoá' : `chỉ còn từ phiên bản ${cut.first} đến ${cut.last}`;
  return failed('streams', `Chuỗi ${cut.stream} ${stands}; khi niêm phong chuỗi có từ 0 đến ${cut.sealed}.`, { ...cut });
}
