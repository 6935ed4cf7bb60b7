export * from './model';
export { dutyPeriod, dutyPeriods, dutySpan, ONCE, type DutySpan } from './periods';
export { placeOn, successorsOn } from './place';
export { areaOfReporter, isReporter, reportersOf, responsibleOn, standInsOn } from './reporters';
export { chainOn, receiversOn, verifiersAbove, type Receiver } from './receivers';
export { dueOf, standingOn } from './standing';
export { completeness, ratesOn, timeliness, type Rates } from './rates';
export { mayRemind, remindedDueDays, reminderOn, REMINDERS, type Reminder, type ReminderKind, type ReminderRules } from './reminders';
