import { day, list, named, object, oneOf, orNull, text, yesNo } from '../platform/http/openapi/shapes';
import { KINDS } from './reminder.dto';

export const REMINDER = named(
  'Reminder',
  object({
    key: text,
    kind: oneOf(...KINDS),
    since: day,
    about: day,
    role: oneOf('clerk', 'verifier'),
    areas: list(text),
    plan: text,
    duty: text,
    reporter: text,
    period: text,
    text,
    due: orNull(day),
    extended: yesNo,
    daysLeft: orNull({ type: 'integer' }),
    late: yesNo,
    path: text,
  }),
);

export const CONTACT = named('Contact', object({ email: orNull(text), reminders: yesNo }));
