export { DailyMails } from './daily-mails';
export { watchMails } from './mail-metrics';
export { ReminderMails, type Planned, type Sent } from './reminder-mails';
