import { day, decision, either, list, named, object, oneOf, orNull, text, whole, yesNo } from '../platform/http/openapi/shapes';

const granted = object({ row: whole, outcome: oneOf('granted'), subject: text, area: text }, { repeated: yesNo, registered: yesNo });
const refused = object({ row: whole, outcome: oneOf('refused'), subject: orNull(text), code: text, message: text });
const counts = { import: text, dryRun: yesNo, rows: whole, granted: whole, registered: whole, refused: whole };

export const IMPORTED = named('Imported', object({ ...counts, outcomes: list(either(granted, refused)) }));

export const UNDONE = named(
  'ImportUndone',
  object({
    import: text,
    rows: whole,
    revoked: whole,
    outcomes: list(either(object({ row: whole, outcome: oneOf('revoked'), subject: text }, { repeated: yesNo }), refused)),
  }),
);

export const LISTED_ROW = named(
  'ImportRow',
  either(
    object({ row: whole, outcome: oneOf('granted'), subject: text, name: orNull(text), area: text, revokedOn: orNull(day) }),
    object({ row: whole, outcome: oneOf('refused'), code: text }),
  ),
);

const undone = orNull(named('ImportUndoing', object({ decision, revokedOn: orNull(day) })));

export const IMPORT_HEAD = {
  import: text,
  kind: oneOf('recognitions'),
  title: text,
  decision,
  recognisedOn: day,
  validUntil: orNull(day),
  level: orNull(text),
  state: oneOf('running', 'interrupted', 'completed', 'undone'),
  rows: whole,
  done: whole,
  granted: orNull(whole),
  registered: orNull(whole),
  refused: orNull(whole),
  undone,
};
