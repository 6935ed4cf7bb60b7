import type { StatusRow } from '@hieuhoc/indicator-maths';
import { canonical } from '../canonical';
import type { Check } from '../verdict';
import { check } from './check';

const ID = 'figures';

const nameOf = ({ plan, target, area }: StatusRow): string => `${plan}/${target}/${area}`;

/** Check 10: the rows claimed are those that follow from the events, member by member, no more and no less. */
export function checkFigures(claimed: readonly StatusRow[], derive: () => readonly StatusRow[]): Check {
  let derived: readonly StatusRow[];
  try {
    derived = derive();
  } catch (error) {
    return check(ID, 'failed', 'not-derivable', 'Không tính lại được số liệu từ các sự kiện trong hồ sơ.', {
      error: error instanceof Error ? error.message : 'unknown',
    });
  }
  const left = new Map(derived.map((row) => [nameOf(row), row]));
  for (const row of claimed) {
    const name = nameOf(row);
    const own = left.get(name);
    if (own === undefined)
      return check(ID, 'failed', 'row-too-many', `Hồ sơ nêu dòng ${name} mà các sự kiện không cho ra, hoặc nêu hai lần.`, { row: name });
    const differing = differences(row, own);
    if (differing.length > 0)
      return check(ID, 'failed', 'row-differs', `Dòng ${name} tính lại khác số đã nêu ở: ${differing.join(', ')}.`, {
        row: name,
        members: differing,
      });
    left.delete(name);
  }
  const [missing] = left.keys();
  if (missing !== undefined)
    return check(ID, 'failed', 'row-missing', `Hồ sơ không nêu dòng ${missing} mà các sự kiện cho ra.`, { row: missing });
  if (claimed.length === 0)
    return check(
      ID,
      'unprovable',
      'nothing-follows',
      'Hồ sơ không nêu dòng số liệu nào, và từ các sự kiện cũng không ra dòng nào cho câu hỏi này. Hãy xem lại câu hỏi.',
    );
  return check(
    ID,
    'passed',
    'rows-equal',
    `Tính lại theo quy tắc từ các sự kiện: cả ${claimed.length} dòng số liệu đều đúng như hồ sơ nêu.`,
    {
      rows: claimed.length,
    },
  );
}

export const noRows = (): Check => check(ID, 'unprovable', 'no-rows', 'Hồ sơ toàn bộ nhật ký không nêu dòng số liệu nào để tính lại.');

function differences(claimed: object, derived: object): string[] {
  const [ours, theirs] = [new Map(Object.entries(derived)), new Map(Object.entries(claimed))];
  return [...new Set([...ours.keys(), ...theirs.keys()])].filter((name) => textOf(ours.get(name)) !== textOf(theirs.get(name))).toSorted();
}

const textOf = (member: unknown): string => (member === undefined ? 'undefined' : canonical(member));
