import { sameHash, sha256, toHex, type Checkpoint } from '@hieuhoc/transparency-log';
import type { Commitments } from '../commitments';
import type { HeaderLine } from '../lines';
import type { Check } from '../verdict';
import type { EventsWalk } from '../walk/events-walk';
import { check, unlessProblems } from './check';

/** Check 5. */
export const checkLeaves = (walk: EventsWalk): Check =>
  unlessProblems('leaves', walk.leaves, () =>
    check('leaves', 'passed', 'leaves-equal', `Cả ${walk.counts.shown} sự kiện trong hồ sơ băm ra đúng lá của mình.`, walk.counts),
  );

/** Check 6. */
export function checkInclusion(walk: EventsWalk, { size, asked }: HeaderLine, checkpoint: Checkpoint | null): Check {
  const id = 'inclusion';
  const { shown, hidden } = walk.counts;
  if (checkpoint === null) return check(id, 'failed', 'no-note', 'Không có giấy chốt đọc được để so gốc cây.');
  return unlessProblems(id, walk.order, () => {
    const facts = { size: walk.size, shown, hidden };
    if (walk.size !== size || walk.size !== checkpoint.size)
      return check(id, 'failed', 'size-differs', `Hồ sơ dựng lại ${walk.size} sự kiện, giấy chốt ghi ${checkpoint.size}.`, facts);
    if (!sameHash(walk.root, checkpoint.root))
      return check(
        id,
        'failed',
        'root-differs',
        'Cây dựng từ hồ sơ có gốc khác gốc đã ký: có sự kiện bị sửa, bớt, thêm hoặc đổi chỗ.',
        facts,
      );
    if (asked.kind === 'log' && hidden > 0)
      return check(id, 'failed', 'not-whole', `Hồ sơ toàn bộ nhật ký mà bỏ qua ${hidden} sự kiện.`, facts);
    return check(id, 'passed', 'root-equal', `Cả ${shown} sự kiện đứng đúng chỗ, đúng thứ tự trong cây đã ký (${size} sự kiện).`, facts);
  });
}

/** Check 4: that a token is about this note; its signature takes a certificate library, which this is not. */
export function checkTokens(tokens: readonly Uint8Array[], note: string): Check {
  const id = 'timestamps';
  if (tokens.length === 0) return check(id, 'unprovable', 'no-token', 'Hồ sơ không kèm dấu thời gian của bên thứ ba.');
  const digest = toHex(sha256(new TextEncoder().encode(note)));
  const imprint = `0420${digest}`;
  if (tokens.some((token) => !toHex(token).includes(imprint)))
    return check(id, 'failed', 'other-note', 'Có dấu thời gian đóng cho một giấy chốt khác.', { digest });
  return check(
    id,
    'unprovable',
    'signature-not-tried',
    'Dấu thời gian đúng là của giấy chốt này; chữ ký của cơ quan cấp dấu hãy kiểm bằng "openssl ts -verify -token_in".',
    { digest, tokens: tokens.length },
  );
}

/** Check 9. */
export function checkCommitments({ count, erasedCount: erased }: Commitments): Check {
  const id = 'commitments';
  const facts = { count, erased };
  if (count === 0) return check(id, 'passed', 'none', 'Không sự kiện nào trong hồ sơ mang cam kết về dữ liệu cá nhân.');
  if (count === erased)
    return check(id, 'passed', 'erased', `${count} cam kết về dữ liệu cá nhân: tất cả đã xoá theo yêu cầu, không ai mở lại được.`, facts);
  const ofThese = erased === 0 ? '' : ` Trong đó ${erased} đã xoá theo yêu cầu.`;
  return check(
    id,
    'unprovable',
    'not-opened',
    `${count} sự kiện mang cam kết (băm có muối) thay cho tên người; hồ sơ không mở cam kết nào, mở từng tên là việc có ghi nhật ký riêng.${ofThese}`,
    facts,
  );
}
