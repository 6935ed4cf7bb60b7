export { openMailer } from './open-mailer';
export { Mailer, MailNotTaken, MailRefused, type Mail } from './mailer';
export { MailLog, type MailState } from './mail-log';
