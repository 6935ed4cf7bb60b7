import type { ReportItem, DutyItem } from '../../reports';
import type { TaskItem } from '../../tasks';
import type { Colour } from './colour';

type Label = readonly [label: string, colour: Colour | null];

const REPORTS: Readonly<Record<ReportItem['state'], Label>> = {
  'not-due': ['chưa đến hạn', 'grey'],
  open: ['đang trong hạn', null],
  missing: ['quá hạn, chưa gửi', 'red'],
  submitted: ['đã gửi', null],
  returned: ['bị trả lại', 'yellow'],
  accepted: ['đã nhận', 'green'],
};

const TASKS: Readonly<Record<TaskItem['state'], Label>> = {
  assigned: ['được giao', null],
  'in-progress': ['đang thực hiện', null],
  done: ['hoàn thành', 'green'],
  'done-late': ['hoàn thành quá hạn', 'green'],
  overdue: ['quá hạn', 'red'],
  'open-ended': ['không có hạn', 'grey'],
  ceased: ['dừng khi kế hoạch kết thúc', 'grey'],
};

export const reportLabel = ({ state, late }: Pick<ReportItem, 'state' | 'late'>): string =>
  late && state !== 'missing' ? `${REPORTS[state][0]}, muộn` : REPORTS[state][0];
export const reportColour = ({ state }: Pick<DutyItem, 'state'>): Colour | null => REPORTS[state][1];
export const taskLabel = ({ state, percent }: Pick<TaskItem, 'state' | 'percent'>): string =>
  percent === null || state === 'done' || state === 'done-late' ? TASKS[state][0] : `${TASKS[state][0]}, ${percent} %`;
export const taskColour = ({ state }: Pick<TaskItem, 'state'>): Colour | null => TASKS[state][1];

/** Where no due day was stated it is the plan's last, or none. */
export const dueText = ({ due, dueStated }: { readonly due: string | null; readonly dueStated: boolean }): string =>
  due === null ? '' : dueStated ? due : `(${due})`;
export const daysText = ({ daysLeft }: { readonly daysLeft: number | null }): string => (daysLeft === null ? '' : String(daysLeft));
