import type { Finding } from '../problem';
import type { PlanDocument } from '../types';

function repeated(list: string, field: 'id' | 'code', names: readonly string[]): Finding[] {
  const firsts = new Map<string, number>();
  return names.flatMap((name, index) => {
    const first = firsts.get(name);
    if (first === undefined) {
      firsts.set(name, index);
      return [];
    }
    const found = `"${name}" đã dùng ở ${list}[${first}]`;
    return [{ code: 'duplicate-code', path: [list, index, field], found, allowed: 'một mã chưa dùng trong danh sách này' }];
  });
}

const ids = (list: string, items: readonly { readonly id: string }[]): Finding[] =>
  repeated(
    list,
    'id',
    items.map((item) => item.id),
  );
const codes = (list: string, items: readonly { readonly code: string }[]): Finding[] =>
  repeated(
    list,
    'code',
    items.map((item) => item.code),
  );

/** A code names one thing of its list. */
export const codeFindings = (document: PlanDocument): Finding[] => [
  ...ids('phases', document.phases),
  ...ids('areas', document.areas),
  ...codes('bodies', document.bodies),
  ...codes('indicators', document.indicators),
  ...codes('titles', document.titles),
  ...ids('targets', document.targets),
  ...ids('duties', document.duties),
  ...ids('tasks', document.tasks),
];
