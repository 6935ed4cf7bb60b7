import type { Response } from 'express';
import { answer } from '../platform/http/answer';
import type { ErasureState } from './erasure.decider';
import type { ErasedKind, LegalBasis } from './erasure.events';
import type { ErasureView } from './erasure.view';
import type { ErasureNow } from './erasures.service';
import type { Target } from './targets';

/** How a request stands after a command. */
export interface ErasureAnswer {
  readonly ref: string;
  readonly kind: ErasedKind;
  readonly state: ErasureView['state'];
  readonly legalBasis?: LegalBasis;
  readonly requestedOn?: string;
  readonly replyBy?: string;
  readonly dueDate?: string;
  readonly revision: number;
}

const SAID: Readonly<Record<ErasureState['kind'], ErasureView['state']>> = {
  none: 'open',
  requested: 'open',
  begun: 'begun',
  erased: 'done',
  declined: 'declined',
};

export function answered(response: Response, { ref, kind }: Target, written: ErasureNow): ErasureAnswer {
  const { state, revision } = written;
  const asked = 'asked' in state ? state.asked : undefined;
  return answer(response, written, {
    ref,
    kind,
    state: SAID[state.kind],
    ...(asked && { legalBasis: asked.legalBasis, requestedOn: asked.requestedOn, replyBy: asked.replyBy, dueDate: asked.dueDate }),
    revision: Number(revision),
  });
}
