import { createHash } from 'node:crypto';
import { canonicalJson } from '@hieuhoc/event-store';
import type { PlanDocument } from './types';

/** SHA-256 (hex) of the canonical JSON of a normalised document: equal hashes are "the same document". */
export const planDocumentHash = (document: PlanDocument): string =>
  createHash('sha256').update(canonicalJson(document), 'utf8').digest('hex');

/** Two definitions of one code agree when this text is equal; the input is normalised. */
export const canonicalDefinition = (definition: unknown): string => canonicalJson(definition);
