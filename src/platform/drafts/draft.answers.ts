import { instant, list, named, object, record, text, whole } from '../http/openapi/shapes';

const HEAD = { key: text, revision: whole, savedAt: instant };

export const DRAFT_HEAD = named('DraftHead', object(HEAD));
export const DRAFTS = object({ items: list(DRAFT_HEAD) });
export const DRAFT = named('Draft', object({ ...HEAD, fields: record(text) }));
export const DROPPED = object({ key: text });
