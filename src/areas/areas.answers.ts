import { definitionShapes } from '../platform/definitions';
import {
  and,
  anything,
  asOf,
  day,
  decimal,
  decision,
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

const OF_AREA: Fields = {
  id: text,
  officialCode: orNull(text),
  name: text,
  level,
  kind: text,
  parent: orNull(text),
  classes: list(text),
  from: day,
  until: orNull(day),
};

export const AREA = named('Area', object(OF_AREA));

const KINSHIP = named('Kinship', object({ on: day, area: text, share: orNull(decimal), decision: orNull(decision) }));
const dated = (fields: Fields) => list(object({ on: day, decision: orNull(decision), ...fields }));

export const AREA_DETAIL = named(
  'AreaDetail',
  and(AREA, {
    asOf,
    on: day,
    exists: yesNo,
    names: dated({ name: text }),
    kinds: dated({ kind: text }),
    allClasses: dated({ classes: list(text) }),
    parents: dated({ parent: orNull(text) }),
    children: list(text),
    predecessors: list(KINSHIP),
    successors: list(KINSHIP),
  }),
);

export const ESTABLISHED = object({ id: text });
export const CHANGED_AREAS = object({ areas: list(text) });

export const CHECKED_AREAS = object({ areas: list(text) });

export const AREA_CHANGE = named(
  'AreaChange',
  object({
    logSize: whole,
    event: text,
    type: oneOf('established', 'renamed', 'reclassified', 'moved', 'reorganised', 'dissolved'),
    on: day,
    recordedAt: orNull(instant),
    actor: orNull(text),
    decision: orNull(decision),
    areas: list(text),
    change: record(anything),
  }),
);

export const BODY = definitionShapes('Body', object({ code: text, name: text, area: text }));
