import { join } from 'node:path';
import { DEFAULT_FROM } from './compose';
import { FileOutbox } from './file-outbox';
import type { Mailer } from './mailer';
import { SmtpMailer } from './smtp-mailer';
import { readSmtpUrl } from './smtp-settings';

interface MailConfig {
  readonly HIEUHOC_DATA: string;
  readonly HIEUHOC_SMTP_URL?: string;
  readonly HIEUHOC_MAIL_FROM?: string;
}

/** The mail server that is configured, else a folder in the data. */
export function openMailer({ HIEUHOC_DATA, HIEUHOC_SMTP_URL, HIEUHOC_MAIL_FROM = DEFAULT_FROM }: MailConfig): Mailer {
  const smtp = HIEUHOC_SMTP_URL === undefined ? null : readSmtpUrl(HIEUHOC_SMTP_URL);
  return smtp === null ? new FileOutbox(join(HIEUHOC_DATA, 'outbox'), HIEUHOC_MAIL_FROM) : new SmtpMailer(smtp, HIEUHOC_MAIL_FROM);
}
