export { Mailer, MailNotTaken, MailRefused, type Mail } from './mailer';
export { MailLog, type MailState } from './mail-log';
export { openMail, type MailPlatform } from './mail-platform';
