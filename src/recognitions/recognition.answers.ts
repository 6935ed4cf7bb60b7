import { definitionShapes } from '../platform/definitions';
import {
  and,
  anything,
  asOf,
  day,
  decimal,
  decision,
  either,
  instant,
  list,
  named,
  object,
  oneOf,
  orNull,
  record,
  text,
  whole,
  yesNo,
} from '../platform/http/openapi/shapes';

const subjectKind = oneOf('household', 'clan', 'residential-area', 'unit', 'community');
const validity = either(oneOf('none'), object({ months: whole }), object({ until: oneOf('year-end'), years: whole }));
const points = object(
  { kind: oneOf('points'), version: text, cutOffs: list(object({ level: text, name: text, atLeast: decimal })) },
  { outOf: decimal, source: text },
);
const allOf = object(
  {
    kind: oneOf('all-of'),
    version: text,
    levels: list(object({ level: text, name: text }, { requirements: list(text), upgrade: object({ from: text, months: whole }) })),
  },
  { source: text },
);

export const TITLE = object(
  { code: text, name: text, subject: subjectKind, grantedBy: text, validity, yearly: yesNo },
  { criteria: either(points, allOf) },
);

export const TITLES = definitionShapes('Title', TITLE);

export const SUBJECT = named(
  'Subject',
  object(
    { ref: text, kind: subjectKind, name: orNull(text), area: text, homes: list(object({ area: text, from: orNull(day) })) },
    { sample: yesNo, erased: yesNo },
  ),
);
export const SUBJECT_ALONE = named('SubjectDetail', and(SUBJECT, { asOf }));
export const REGISTERED = object({ ref: text });
export const MOVED = object({ ref: text, revision: whole });

export const RECOGNITION = named(
  'Recognition',
  object(
    {
      title: text,
      subject: text,
      grant: whole,
      kind: subjectKind,
      name: orNull(text),
      area: text,
      grantedIn: text,
      decision,
      recognisedOn: day,
      validUntil: orNull(day),
      revokedOn: orNull(day),
      live: yesNo,
    },
    { criteriaVersion: text, score: decimal, level: text, evidence: list(text), sample: yesNo, erased: yesNo },
  ),
);

/** All that was ever granted of a title to one, and who did what when, on which decision. */
export const RECOGNITION_LIFE = named(
  'RecognitionLife',
  object({
    title: text,
    subject: text,
    asOf,
    on: day,
    revision: whole,
    grants: list(RECOGNITION),
    life: list(
      object({
        id: text,
        type: text,
        revision: whole,
        logSize: whole,
        recordedAt: instant,
        day,
        actor: text,
        onBehalfOf: orNull(text),
        reason: orNull(text),
        data: record(anything),
      }),
    ),
  }),
);

export const COUNT = named('RecognitionCount', object({ area: text, live: whole, expiring: orNull(whole) }));
export const COUNTS_BESIDE = { live: whole, expiring: orNull(whole) };

/** The grant that was spoken of, as it now stands. */
export const RECOGNISED = named(
  'Recognised',
  object({ title: text, subject: text, grant: whole, recognisedOn: day, validUntil: orNull(day), revokedOn: orNull(day), revision: whole }),
);
