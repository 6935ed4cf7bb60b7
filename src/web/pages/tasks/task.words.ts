import type { TaskItem } from '../../../tasks';

export type TaskState = TaskItem['state'];

/** As the follow-up of assigned work says it. */
export const TASK_WORDS: Readonly<Record<TaskState, string>> = {
  assigned: 'Được giao, còn hạn',
  'in-progress': 'Đang làm, còn hạn',
  done: 'Xong đúng hạn',
  'done-late': 'Xong quá hạn',
  overdue: 'Quá hạn, chưa xong',
  'open-ended': 'Không có hạn',
  ceased: 'Dừng theo kế hoạch',
};

export const TASK_LOOKS: Readonly<Record<TaskState, string>> = {
  assigned: 'none',
  'in-progress': 'sent',
  done: 'verified',
  'done-late': 'verified',
  overdue: 'late',
  'open-ended': 'none',
  ceased: 'draft',
};

const ROLES: Readonly<Record<TaskItem['role'], string>> = { lead: 'Chủ trì', coordinate: 'Phối hợp', do: 'Thực hiện' };
export const roleWords = (role: TaskItem['role']): string => ROLES[role];

const RECURS: Readonly<Record<NonNullable<TaskItem['recurs']>, string>> = {
  yearly: 'hằng năm',
  ongoing: 'thường xuyên',
  'on-demand': 'khi được yêu cầu',
};
export const recursWords = (recurs: TaskItem['recurs'] | undefined): string | null =>
  recurs === null || recurs === undefined ? null : RECURS[recurs];
