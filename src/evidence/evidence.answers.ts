import { asOf, instant, list, named, object, oneOf, orNull, text, whole } from '../platform/http/openapi/shapes';
import { FILE_TYPES } from './file-types';

export const TYPES: readonly string[] = FILE_TYPES.map(({ type }) => type);
const type = oneOf(...TYPES);

export const ADDED = named('AddedEvidence', object({ ref: text, sha256: text, size: whole, type, name: text }));

export const DOWNLOADS = object({ ref: text, items: list(object({ at: instant, account: text, citedBy: list(text), times: whole })) });

export const EVIDENCE = named(
  'Evidence',
  object(
    {
      ref: text,
      type,
      size: whole,
      name: orNull(text),
      sha256: orNull(text),
      area: orNull(text),
      addedBy: text,
      addedAt: instant,
      citedBy: list(object({ stream: text, logSize: whole, area: orNull(text) })),
      asOf,
    },
    { erased: { type: 'boolean' } },
  ),
);
