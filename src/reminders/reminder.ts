import type { ReminderKind } from '@hieuhoc/indicator-maths';

/** One thing to remind somebody of, on a day. */
export interface ReminderItem {
  /** The same for as long as it stands; never given to another. Whoever keeps the keys reminds of nothing twice. */
  readonly key: string;
  readonly kind: ReminderKind;
  /** The day on which it began to stand. */
  readonly since: string;
  /** The due day, or the day of the submission or return. */
  readonly about: string;
  /** Who is to be reminded: those of this role on these areas, else on the nearest above. */
  readonly role: 'clerk' | 'verifier';
  readonly areas: readonly string[];
  readonly plan: string;
  readonly duty: string;
  readonly reporter: string;
  readonly period: string;
  readonly text: string;
  readonly due: string | null;
  readonly extended: boolean;
  /** Until the due day; negative when it is over, null once something was sent. */
  readonly daysLeft: number | null;
  readonly late: boolean;
  /** The call that tells the whole life of the report. */
  readonly path: string;
}
