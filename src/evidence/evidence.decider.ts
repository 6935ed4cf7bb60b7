import type { Decider } from '@hieuhoc/decider';
import { evidenceExists } from './evidence.errors';
import { EVIDENCE_SCHEMA, type EvidenceEvent } from './evidence.events';

export type Evidence = EvidenceEvent['data'] & { readonly addedBy: string; readonly addedAt: string };
export type EvidenceState = Evidence | null;
export type EvidenceCommand = { readonly command: 'add' } & EvidenceEvent['data'];

export const evidenceDecider: Decider<EvidenceState, EvidenceEvent, EvidenceCommand> = {
  schema: EVIDENCE_SCHEMA,
  initialState: null,
  evolve: (_, { data }, { metadata, recordedAt }) => ({ ...data, addedBy: metadata.actor, addedAt: recordedAt }),
  decide: (state, { command: _, ...data }) => {
    if (state !== null) throw evidenceExists(data.ref);
    return [{ type: 'EvidenceAdded', data }];
  },
};
