import { hash } from 'node:crypto';
import { canonicalJson, type EventMetadata } from '@hieuhoc/event-store';
import type { HandleOptions } from './types';

/** SHA-256 (hex) of a text, or of the canonical JSON of anything else: for idempotency keys and commands. */
export function hashOf(value: unknown): string {
  return hash('sha256', typeof value === 'string' ? value : canonicalJson(value));
}

/** The metadata every event of one command shares; what is absent is left out, not written as null. */
export function metadataOf(options: HandleOptions, schemaVersion: number, basedOn: string | null): EventMetadata {
  const { actor, onBehalfOf, reason, correlationId, causationId, idempotency, recordedAt } = options;
  return {
    actor,
    schemaVersion,
    ...(onBehalfOf !== undefined && { onBehalfOf }),
    ...(reason !== undefined && { reason }),
    ...(correlationId !== undefined && { correlationId }),
    ...(causationId !== undefined && { causationId }),
    ...(basedOn !== null && { basedOn }),
    ...(idempotency && { idempotencyKey: idempotency.keyHash, commandHash: idempotency.commandHash }),
    ...(recordedAt !== undefined && { recordedAt }),
  };
}
