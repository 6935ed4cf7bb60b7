import type { SendMailOptions } from 'nodemailer';
import type { Mail } from './mailer';

export const DEFAULT_FROM = 'Hiếu học <hieu-hoc@localhost>';

/** The letter for nodemailer, which writes it after RFC 5322 and encodes what is not ASCII. Nothing in it is fetched or read from disk. */
export function composed({ id, to, subject, text, html, date }: Mail, from: string): SendMailOptions {
  const domain = /@([^\s>]+)>?$/.exec(from)?.[1] ?? 'localhost';
  return {
    from,
    to: { name: '', address: to },
    subject,
    text,
    html,
    date,
    messageId: `<${id}@${domain}>`,
    // No answer by a machine: neither ours nor the reader's.
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
