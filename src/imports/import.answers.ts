import { FIGURE_VALUE } from '../figures';
import {
  anything,
  day,
  decision,
  either,
  instant,
  list,
  named,
  object,
  oneOf,
  orNull,
  text,
  whole,
  yesNo,
} from '../platform/http/openapi/shapes';
import { IMPORT_KINDS } from './import-query.dto';

const granted = object({ row: whole, outcome: oneOf('granted'), subject: text, area: text }, { repeated: yesNo, registered: yesNo });
const refused = object({ row: whole, outcome: oneOf('refused'), subject: orNull(text), code: text, message: text });
const counts = { import: text, dryRun: yesNo, rows: whole, granted: whole, registered: whole, refused: whole };

const FIGURE = { row: whole, indicator: text, area: text, period: text };
const figureOutcome = either(
  object(
    { ...FIGURE, outcome: oneOf('recordable', 'recorded'), value: FIGURE_VALUE, was: orNull(FIGURE_VALUE) },
    { revision: whole, repeated: yesNo },
  ),
  object({ ...FIGURE, outcome: oneOf('unchanged') }),
  object({ ...FIGURE, outcome: oneOf('refused'), code: text, message: text }, { checks: list(anything), value: FIGURE_VALUE }),
);

export const IMPORTED = named(
  'Imported',
  either(
    named('ImportedRecognitions', object({ ...counts, outcomes: list(either(granted, refused)) })),
    named(
      'ImportedFigures',
      object({
        import: text,
        dryRun: yesNo,
        rows: whole,
        recorded: whole,
        unchanged: whole,
        refused: whole,
        outcomes: list(figureOutcome),
      }),
    ),
  ),
);

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
    object({ ...FIGURE, outcome: oneOf('recorded'), revision: whole }),
    object({ row: whole, outcome: oneOf('refused'), code: text }),
  ),
);

const undone = orNull(named('ImportUndoing', object({ decision, revokedOn: orNull(day) })));
const file = orNull(named('ImportFile', object({ ref: text, name: orNull(text), sha256: orNull(text), size: whole })));

/** What is not of the kind of list is null. */
export const IMPORT_HEAD = {
  import: text,
  kind: oneOf(...IMPORT_KINDS),
  actor: orNull(text),
  at: instant,
  title: orNull(text),
  decision: orNull(decision),
  recognisedOn: orNull(day),
  validUntil: orNull(day),
  level: orNull(text),
  file,
  sheets: list(object({ area: text, period: text, figures: whole })),
  state: oneOf('running', 'interrupted', 'completed', 'undone'),
  rows: whole,
  done: whole,
  granted: orNull(whole),
  registered: orNull(whole),
  recorded: orNull(whole),
  unchanged: orNull(whole),
  refused: orNull(whole),
  undone,
};

export const IMPORT_ITEM = named('ImportItem', object(IMPORT_HEAD));
