import { add, compare, equal, parseDecimal, ZERO } from '@hieuhoc/indicator-maths';
import { contradiction } from './hierarchy.errors';
import type { Part, Reorganisation } from './hierarchy.events';

/** What a reorganisation may not say, whatever is known (rules.md 4). Throws ChangeRefused of kind `malformed`. */
export function refuseContradictions({ from, to, parts, children }: Reorganisation): void {
  const ids = to.map(({ id }) => id);
  const ending = new Set(from);
  const beginning = new Set(ids);
  if (from.length === 0)
    throw contradiction(
      'nothing-reorganised',
      'Sắp xếp phải kết thúc ít nhất một địa bàn (from). Lập địa bàn mới thì gửi POST /api/areas.',
      'A reorganisation ends at least one area (from); to establish new ones use POST /api/areas.',
    );
  refuseTwice('from', from);
  refuseTwice('to', ids);
  refuseTwice(
    'children',
    children.map(({ area }) => area),
  );
  refuseTwice(
    'parts',
    parts.map((part) => `${part.from} → ${part.to}`),
  );
  for (const part of parts) refuseStranger(part, ending, beginning);
  const lost = children.find(({ area }) => ending.has(area));
  if (lost !== undefined)
    throw contradiction(
      'child-ends-too',
      `Địa bàn "${lost.area}" kết thúc trong chính lần sắp xếp này, không thể chuyển cấp trên. Hãy bỏ khỏi from hoặc children.`,
      `Area ${lost.area} ends in this very change and cannot move: drop it from one of both lists.`,
      { area: lost.area },
    );
  for (const [area, own] of Map.groupBy(parts, (part) => part.from)) refuseShares(area, own);
}

/** The first name that was there before. */
export function firstTwice(names: readonly string[]): string | undefined {
  const seen = new Set<string>();
  return names.find((name) => seen.size === seen.add(name).size);
}

function refuseTwice(field: string, names: readonly string[]): void {
  const twice = firstTwice(names);
  if (twice === undefined) return;
  throw contradiction('named-twice', `${field}: "${twice}" ghi hai lần. Hãy bỏ một.`, `${field} names ${twice} twice: drop one.`, {
    field,
    name: twice,
  });
}

function refuseStranger(part: Part, from: ReadonlySet<string>, to: ReadonlySet<string>): void {
  if (from.has(part.from) && to.has(part.to)) return;
  throw contradiction(
    'part-of-another-change',
    `parts: "${part.from}" phải có trong from và "${part.to}" phải có trong to. Hãy sửa lại mã.`,
    `Part ${part.from} → ${part.to} must go from an area of "from" to one of "to": correct the ids.`,
    { from: part.from, to: part.to },
  );
}

/** One part needs no share; several have all a share, adding up to exactly 1, or none has: then there is no value, never a guess. */
function refuseShares(area: string, parts: readonly Part[]): void {
  const shares = parts.map(({ share }) => share).filter((share) => share !== undefined);
  if (shares.length === 0) return;
  const counted = shares.map(parseDecimal);
  const whole = equal(counted.reduce(add, ZERO), parseDecimal('1'));
  const sound = shares.length === parts.length && counted.every((share) => compare(share, ZERO) > 0) && whole;
  if (sound) return;
  throw contradiction(
    'shares-not-one',
    `Các phần (share) của "${area}" phải lớn hơn 0 và cộng lại đúng bằng 1 (đang là ${parts.map(({ share }) => share ?? 'trống').join(' + ')}). Hãy sửa, hoặc bỏ hết share nếu chưa rõ tỷ lệ.`,
    `The shares of ${area} must be over 0 and add up to exactly 1: correct them, or leave all out where they are not known.`,
    { area, shares: parts.map(({ share }) => share ?? null) },
  );
}
