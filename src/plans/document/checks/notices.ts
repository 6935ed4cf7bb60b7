import type { Finding } from '../problem';
import { spanOf } from '../spans';
import type { PlanDocument, TargetSpec } from '../types';

const sameQuestion = (a: TargetSpec, b: TargetSpec): boolean =>
  a.indicator === b.indicator &&
  a.criterion.kind === b.criterion.kind &&
  JSON.stringify(a.measuredAt) === JSON.stringify(b.measuredAt) &&
  a.from === undefined &&
  b.from === undefined;

function overlap(document: PlanDocument, a: number, b: number): Finding | null {
  const [first, second] = [document.targets[a], document.targets[b]];
  if (first === undefined || second === undefined || !sameQuestion(first, second)) return null;
  const [one, two] = [spanOf(document, first), spanOf(document, second)];
  if (one.to < two.from || two.to < one.from) return null;
  if (one.to === two.to) {
    const found = `cùng chỉ số, cùng hạn ${one.to} với "${first.id}"`;
    return { code: 'same-target-twice', path: ['targets', b], found, allowed: 'một chỉ tiêu, hoặc ghi from khác nhau' };
  }
  const [earlier, later, index] = one.to < two.to ? [first, second, b] : [second, first, a];
  const shifted = one.to < two.to ? one.to : two.to;
  const found = `thời gian chồng lên "${earlier.id}" (đến ${shifted}): "${later.id}" được xét từ ngày sau ngày ${shifted}`;
  return { code: 'overlapping-spans', path: ['targets', index], found, allowed: 'để nguyên theo quy tắc, hoặc ghi from của chỉ tiêu' };
}

/** Overlapping phases (rules.md 6, end): two targets, the later one begins when the earlier is due. Said, never changed here. */
function overlaps(document: PlanDocument): Finding[] {
  const byIndicator = Map.groupBy(document.targets.keys(), (index) => document.targets[index]?.indicator ?? '');
  return [...byIndicator.values()].flatMap((indexes) =>
    indexes.flatMap((a, place) =>
      indexes
        .slice(place + 1)
        .map((b) => overlap(document, a, b))
        .filter((finding) => finding !== null),
    ),
  );
}

function loneGroups(document: PlanDocument): Finding[] {
  const groups = document.targets.map((target) => target.group);
  return groups.flatMap((group, index) =>
    group === undefined || groups.indexOf(group) !== groups.lastIndexOf(group)
      ? []
      : [
          {
            code: 'group-of-one',
            path: ['targets', index, 'group'],
            found: `nhóm "${group}" chỉ có một chỉ tiêu`,
            allowed: 'từ hai chỉ tiêu',
          },
        ],
  );
}

/** What is odd and yet allowed: shown to the planner, never a refusal. */
export const notices = (document: PlanDocument): Finding[] => [...overlaps(document), ...loneGroups(document)];
