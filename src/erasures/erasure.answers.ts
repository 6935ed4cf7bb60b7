import { and, asOf, day, instant, named, object, oneOf, orNull, text, whole, yesNo } from '../platform/http/openapi/shapes';
import { ERASED_KINDS, LEGAL_BASES } from './erasure.events';
import { STATES } from './erasure.view';

const about = { ref: text, kind: oneOf(...ERASED_KINDS), state: oneOf(...STATES) };
const asked = { legalBasis: oneOf(...LEGAL_BASES), requestedOn: day, replyBy: day, dueDate: day };

export const ERASURE_NOW = named('ErasureNow', object({ ...about, revision: whole }, asked));
export const ERASURE = named(
  'Erasure',
  object({
    ...about,
    ...asked,
    area: orNull(text),
    extended: yesNo,
    overdue: yesNo,
    receivedBy: text,
    doneBy: orNull(text),
    doneAt: orNull(instant),
  }),
);
export const ERASURE_ALONE = named('ErasureDetail', and(ERASURE, { asOf }));
