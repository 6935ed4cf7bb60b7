import { instant, list, named, object, orNull, text, whole, yesNo } from '../../platform/http/openapi/shapes';

const hex = { ...text, pattern: '^[0-9a-f]{64}$' };

export const CHECKPOINT = named(
  'LogCheckpoint',
  object({
    size: whole,
    root: hex,
    note: text,
    at: instant,
    /** Leaves in the tree by now, signed or not. */
    sealed: whole,
    alarm: orNull(object({ code: text, message: text })),
  }),
);

export const INCLUSION = named(
  'InclusionProof',
  object({ event: text, index: whole, entry: text, leaf: hex, size: whole, root: hex, proof: list(hex), checkpoint: text }),
);

export const CONSISTENCY = named('ConsistencyProof', object({ from: whole, fromRoot: hex, to: whole, toRoot: hex, proof: list(hex) }));

export const SEAL = named('StreamHeadsSeal', object({ size: whole, root: hex, count: whole, created: yesNo }));
