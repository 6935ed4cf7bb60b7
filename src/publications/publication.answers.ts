import {
  asOf,
  day,
  instant,
  level,
  list,
  named,
  object,
  oneOf,
  orNull,
  record,
  text,
  whole,
  yesNo,
  type Fields,
} from '../platform/http/openapi/shapes';
import { REASON, ROW_CHANGE, ROW_OF_RULES } from '../status';

const SAID: Fields = {
  code: text,
  plan: text,
  area: text,
  level: orNull(level),
  period: orNull(text),
  on: day,
  basis: oneOf('reported', 'verified'),
  title: orNull(text),
  origin: text,
  logSize: whole,
  root: text,
  digest: text,
  publishedAt: instant,
};
const ROWS: Fields = { intact: yesNo, rows: list(ROW_OF_RULES), reasons: list(REASON) };

/** What the codes in it are called. */
const NAMES = object({ plan: text, areas: record(text), indicators: record(object({ name: text, unit: text })) });

export const PUBLICATION_ITEM = named('PublicationItem', object({ ...SAID, publishedBy: text, rows: whole }));
export const PUBLICATION = named(
  'Publication',
  object(
    { ...SAID, publishedBy: text, ...ROWS, asOf, qr: object({ text, svg: text }), dossier: text },
    { now: object({ asOf, changes: list(ROW_CHANGE) }) },
  ),
);
export const PUBLICATION_CHECK = named(
  'PublicationCheck',
  object({ ...SAID, ...ROWS, matches: object({ size: orNull(yesNo), root: orNull(yesNo) }), names: NAMES }),
);
export const PUBLISHED = named('Published', object({ code: text, logSize: whole, root: text, rows: whole, digest: text }));
