export { DailyMails } from './daily-mails';
export { ReminderMails, type Planned, type Sent } from './reminder-mails';
