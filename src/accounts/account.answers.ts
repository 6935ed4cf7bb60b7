import { ACTIONS, ROLES } from '../platform/access/actions';
import { and, asOf, day, decision, instant, list, named, object, oneOf, orNull, text, whole, yesNo } from '../platform/http/openapi/shapes';

const role = oneOf(...ROLES);
const kind = oneOf('person', 'machine');

export const ACCOUNT = named(
  'Account',
  object(
    {
      account: text,
      kind,
      open: yesNo,
      name: orNull(text),
      login: orNull(text),
      mustChangePassword: yesNo,
      secondFactor: yesNo,
      roles: list(object({ role, area: orNull(text), from: orNull(day), until: orNull(day) })),
    },
    { erased: yesNo },
  ),
);
export const ACCOUNT_ALONE = named(
  'AccountDetail',
  and(ACCOUNT, {
    asOf,
    life: list(
      object(
        { type: text, recordedAt: instant, actor: text, reason: orNull(text) },
        {
          role,
          area: orNull(text),
          from: day,
          until: day,
          decision,
          what: oneOf('password', 'second-factor', 'machine-secret', 'identity'),
        },
      ),
    ),
  }),
);
export const CHANGED_ACCOUNT = object({ account: text, revision: whole });

const RIGHT = named(
  'Right',
  object({ role, area: orNull(text), until: orNull(day), actions: list(oneOf(...ACTIONS)) }, { grantedOn: text }),
);

export const ME = named(
  'Me',
  object({
    account: text,
    kind: oneOf('person', 'machine', 'guest'),
    name: orNull(text),
    login: orNull(text),
    secondFactor: yesNo,
    mustChangePassword: yesNo,
    rights: list(RIGHT),
    todo: list(object({ kind: text, count: whole, path: text })),
    asOf,
  }),
);
