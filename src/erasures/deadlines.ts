import { addDays, addWorkingDays } from '../platform/time/working-days';

/** Law 91/2025/QH15 and Decree 356/2025: answered within two working days, carried out within 15 days, 20 where others process the data too. */
const REPLY_WORKING_DAYS = 2;
const CARRY_OUT_DAYS = { alone: 15, withProcessors: 20 } as const;
/** Once. */
const EXTENSION_DAYS = 15;

export const replyBy = (requestedOn: string): string => addWorkingDays(requestedOn, REPLY_WORKING_DAYS);
export const dueDate = (requestedOn: string, withProcessors: boolean): string =>
  addDays(requestedOn, withProcessors ? CARRY_OUT_DAYS.withProcessors : CARRY_OUT_DAYS.alone);
export const extended = (due: string): string => addDays(due, EXTENSION_DAYS);
