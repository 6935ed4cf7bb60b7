import { Gauge, type Registry } from 'prom-client';
import type { MailPlatform } from '../platform/mail';
import { dayOf, systemClock, type Clock } from '../platform/time/clock';
import type { DailyMails } from './daily-mails';

/** What Prometheus reads of today's letters. */
export function watchMails(
  registry: Registry,
  { sent }: Pick<MailPlatform, 'sent'>,
  daily: Pick<DailyMails, 'failure'>,
  clock: Clock = systemClock,
): void {
  const letters: Gauge<'state'> = new Gauge({
    name: 'hieuhoc_reminder_letters',
    help: 'Letters of today that remind of reports, by how they stand',
    labelNames: ['state'],
    registers: [registry],
    collect: () => {
      for (const [state, count] of Object.entries(sent.counts(dayOf(clock())))) letters.set({ state }, count);
    },
  });
  const failing: Gauge = new Gauge({
    name: 'hieuhoc_reminders_failing',
    help: '1 while letters cannot be sent and wait to be tried again',
    registers: [registry],
    collect: () => failing.set(daily.failure === null ? 0 : 1),
  });
}
