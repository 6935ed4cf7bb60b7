import { GrowingTree, headLeaf, streamKey, type Hash } from '@hieuhoc/transparency-log';
import { bytesOf } from '../hex';
import type { HeaderLine } from '../lines';
import type { Needed } from '../needed/needed';
import { compareNames } from '../needed/names';
import type { Check } from '../verdict';
import { SEAL_STREAM, type EventsWalk } from '../walk/events-walk';
import type { HeadsWalk, ShownHead } from '../walk/heads-walk';
import { Problems } from '../walk/problems';
import { check, unlessProblems } from './check';
import { isRoot, type Seal } from './seal';

const ID = 'streams';

interface Walks {
  readonly header: HeaderLine;
  readonly heads: HeadsWalk;
  readonly events: EventsWalk;
  /** The seal of `asOf`, of a whole log the newest; null where no event states one. */
  readonly seal: Seal | null;
}

/** Check 8 of rows: every stream that they rest on is there, from its first event to its sealed head, and no other one could be hidden. */
export function checkStreams({ header: { asOf }, heads, events, seal }: Walks, needed: Needed | null): Check {
  const problems = new Problems();
  for (const { code, messageVi, facts } of [...heads.problems.all, ...events.chains.all]) problems.add(code, messageVi, facts);
  const ends = events.endsAtAsOf;
  if (seal === null || seal.index < asOf || ends === null)
    problems.add('no-seal', `Hồ sơ không có lần niêm phong đầu chuỗi ở cỡ ${asOf}.`, { asOf });
  else {
    if (seal.count !== heads.count || !isRoot(seal.root, heads.root))
      problems.add('heads-root-differs', 'Đầu các chuỗi trong hồ sơ không khớp gốc đã niêm phong trong nhật ký.', { asOf });
    if (needed === null) problems.add('unreadable-events', 'Không đọc được các sự kiện để biết cần những chuỗi nào.');
    else compareEnds(ends, heads, needed, problems);
  }
  return unlessProblems(ID, problems, () =>
    check(
      ID,
      'passed',
      'streams-complete',
      `Đủ ${ends?.size ?? 0} chuỗi sự kiện cần cho số liệu, không thiếu sự kiện nào tính đến cỡ ${asOf}.`,
      {
        streams: ends?.size ?? 0,
        asOf,
      },
    ),
  );
}

function compareEnds(ends: ReadonlyMap<string, ShownHead>, walk: HeadsWalk, needed: Needed, problems: Problems): void {
  const { heads } = walk;
  for (const [stream, { revision, leaf }] of ends) {
    if (stream === SEAL_STREAM) continue;
    const head = heads.get(stream);
    if (head === undefined)
      problems.add('stream-without-head', `Chuỗi "${stream}" không có trong các đầu chuỗi đã niêm phong.`, { stream });
    else if (head.revision > revision)
      problems.add('tail-cut', `Chuỗi "${stream}" bị cắt đuôi: đã niêm phong đến phiên bản ${head.revision}, hồ sơ dừng ở ${revision}.`, {
        stream,
        sealed: head.revision,
        shown: revision,
      });
    else if (head.revision < revision || head.leaf !== leaf)
      problems.add('head-differs', `Chuỗi "${stream}" không khớp đầu chuỗi đã niêm phong ở phiên bản ${head.revision}.`, { stream });
  }
  for (const stream of heads.keys())
    if (needed.isNeeded(stream) && !ends.has(stream))
      problems.add('stream-missing', `Thiếu chuỗi "${stream}" mà số liệu phụ thuộc vào.`, { stream });
  const hidden = walk.hiding(needed.ranges);
  if (hidden !== null)
    problems.add('streams-hidden', `Giữa "${hidden.after ?? 'đầu'}" và "${hidden.before ?? 'cuối'}" có thể còn chuỗi bị giấu.`, {
      after: hidden.after ?? '',
      before: hidden.before ?? '',
      count: hidden.count,
    });
}

/** Check 8 of a whole log: every chain is there by itself; the heads that were sealed must be those that come out. */
export function checkAllStreams({ header: { asOf }, events, seal }: Omit<Walks, 'heads'>): Check {
  const problems = new Problems();
  for (const { code, messageVi, facts } of events.chains.all) problems.add(code, messageVi, facts);
  const ends = events.endsAtAsOf;
  if (ends === null) problems.add('no-seal', `Hồ sơ không đi qua cỡ ${asOf}.`, { asOf });
  const facts = { asOf, streams: ends?.size ?? 0 };
  if (seal !== null && seal.size !== asOf)
    problems.add('other-seal', `Hồ sơ theo cỡ ${asOf}, còn nhật ký niêm phong đầu chuỗi lần cuối ở cỡ ${seal.size}: chưa ai so lần ấy.`, {
      ...facts,
      sealed: seal.size,
    });
  else if (seal !== null && ends !== null && (seal.count !== ends.size || !isRoot(seal.root, rootOfHeads(ends))))
    problems.add('heads-root-differs', `Lần niêm phong ở cỡ ${asOf} ghi đầu chuỗi khác với đầu chuỗi dựng từ sự kiện.`, facts);
  return unlessProblems(ID, problems, () =>
    seal === null
      ? check(
          ID,
          'passed',
          'chains-complete',
          `Cả ${facts.streams} chuỗi liền mạch; nhật ký chưa có lần niêm phong đầu chuỗi nào để so.`,
          facts,
        )
      : check(ID, 'passed', 'streams-complete', `Cả ${facts.streams} chuỗi liền mạch và đúng như lần niêm phong ở cỡ ${asOf}.`, facts),
  );
}

function rootOfHeads(ends: ReadonlyMap<string, ShownHead>): Hash {
  const tree = new GrowingTree();
  for (const [stream, { revision, leaf }] of [...ends].toSorted(([a], [b]) => compareNames(a, b)))
    tree.push(headLeaf({ key: streamKey(stream), revision, leaf: bytesOf(leaf) }));
  return tree.root;
}
