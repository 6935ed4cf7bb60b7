import { join } from 'node:path';
import { accessModeOf, type Config } from '../config/config';
import { reminderDaysOf } from '../config/mail-fields';
import { systemClock, type Clock } from '../time/clock';
import { MailLog } from './mail-log';
import type { Mailer } from './mailer';
import { openMailer } from './open-mailer';

/** What writing to people takes, opened once. */
export interface MailPlatform {
  readonly mailer: Mailer;
  readonly sent: MailLog;
  /** Whether a server writes by itself every day. */
  readonly daily: boolean;
  /** In Viet Nam. */
  readonly hour: number;
  readonly daysBefore: readonly number[];
  /** What links in a letter begin with. */
  readonly base: string;
  close(): void;
}

export function openMail(config: Config, clock: Clock = systemClock): MailPlatform {
  const { HIEUHOC_PUBLIC_URL, HOST, PORT, HIEUHOC_REMINDERS, HIEUHOC_REMINDER_HOUR, HIEUHOC_REMINDER_DAYS, HIEUHOC_DATA } = config;
  const mailer = openMailer(config);
  const sent = MailLog.open(join(HIEUHOC_DATA, 'mail.db'), clock);
  return {
    mailer,
    sent,
    // Anybody may be anybody in the demo, and give any address.
    daily: (HIEUHOC_REMINDERS ?? (accessModeOf(config) === 'demo' ? 'off' : 'on')) === 'on',
    hour: HIEUHOC_REMINDER_HOUR,
    daysBefore: reminderDaysOf(HIEUHOC_REMINDER_DAYS),
    base: (HIEUHOC_PUBLIC_URL ?? `http://${HOST}:${PORT}`).replace(/\/$/, ''),
    close: () => {
      mailer.close();
      sent.close();
    },
  };
}
