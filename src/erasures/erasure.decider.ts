import type { Decider } from '@hieuhoc/decider';
import { dueDate, extended, replyBy } from './deadlines';
import { alreadyErased, extendedAlready, groundNeeded, noRequest, notInTheFuture, ownRequest, requestOpen } from './erasure.errors';
import { ERASURE_SCHEMA, type ErasedKind, type ErasureEvent, type LegalBasis } from './erasure.events';

type Asked = Extract<ErasureEvent, { type: 'ErasureRequested' }>['data'];

export type ErasureState =
  | { readonly kind: 'none' | 'declined' }
  | { readonly kind: 'requested'; readonly asked: Asked; readonly receivedBy: string; readonly extended: boolean }
  | { readonly kind: 'begun' | 'erased'; readonly asked: Asked };

/** On what ground it is asked, as far as it is said again with the command. */
export interface Ground {
  readonly legalBasis?: LegalBasis;
  readonly requestedOn?: string;
  readonly withProcessors?: true;
}
type Of = { readonly ref: string; readonly of: ErasedKind };
export type ErasureCommand = Of &
  (
    | ({ readonly command: 'request' | 'begin'; readonly area: string | null; readonly today: string } & Ground)
    | { readonly command: 'extend' | 'decline' | 'finish' }
  );

const evolve = (
  state: ErasureState,
  event: ErasureEvent,
  { metadata }: { readonly metadata: { readonly actor: string } },
): ErasureState => {
  switch (event.type) {
    case 'ErasureRequested':
      return { kind: 'requested', asked: event.data, receivedBy: metadata.actor, extended: false };
    case 'ErasureExtended':
      return state.kind === 'requested' ? { ...state, asked: { ...state.asked, dueDate: event.data.dueDate }, extended: true } : state;
    case 'ErasureDeclined':
      return { kind: 'declined' };
    case 'ErasureBegun':
      return { kind: 'begun', asked: event.data };
    case 'PersonalDataErased':
      return { kind: 'erased', asked: event.data };
  }
};

const askedWith = ({
  ref,
  of,
  area,
  today,
  legalBasis,
  requestedOn,
  withProcessors,
}: Extract<ErasureCommand, { readonly today: string }>): Asked => {
  if (legalBasis === undefined || requestedOn === undefined)
    throw groundNeeded([...(legalBasis === undefined ? ['legalBasis'] : []), ...(requestedOn === undefined ? ['requestedOn'] : [])]);
  if (requestedOn > today) throw notInTheFuture(requestedOn, today);
  return {
    ref,
    kind: of,
    ...(area !== null && { area }),
    legalBasis,
    requestedOn,
    ...(withProcessors && { withProcessors }),
    replyBy: replyBy(requestedOn),
    dueDate: dueDate(requestedOn, withProcessors === true),
  };
};

/** Nothing where it was begun or done: whoever repeats it finishes it. */
const begin = (state: ErasureState, command: Extract<ErasureCommand, { readonly today: string }>, actor: string): ErasureEvent[] => {
  switch (state.kind) {
    case 'begun':
    case 'erased':
      return [];
    case 'requested':
      if (state.receivedBy === actor) throw ownRequest(actor);
      return [{ type: 'ErasureBegun', data: state.asked }];
    case 'none':
    case 'declined':
      return [{ type: 'ErasureBegun', data: askedWith(command) }];
  }
};

const requested = (state: ErasureState, ref: string): Extract<ErasureState, { kind: 'requested' }> => {
  if (state.kind !== 'requested') throw state.kind === 'erased' ? alreadyErased(ref) : noRequest(ref);
  return state;
};

export const erasureDecider: Decider<ErasureState, ErasureEvent, ErasureCommand> = {
  schema: ERASURE_SCHEMA,
  initialState: { kind: 'none' },
  evolve,
  decide: (state, command, { actor }) => {
    const { ref, of: kind } = command;
    switch (command.command) {
      case 'request':
        if (state.kind === 'erased' || state.kind === 'begun') throw alreadyErased(ref);
        if (state.kind === 'requested') throw requestOpen(ref, state.asked.requestedOn);
        return [{ type: 'ErasureRequested', data: askedWith(command) }];
      case 'extend': {
        const { asked, extended: before } = requested(state, ref);
        if (before) throw extendedAlready(ref, asked.dueDate);
        return [{ type: 'ErasureExtended', data: { ref, kind, dueDate: extended(asked.dueDate) } }];
      }
      case 'decline':
        requested(state, ref);
        return [{ type: 'ErasureDeclined', data: { ref, kind } }];
      case 'begin':
        return begin(state, command, actor);
      case 'finish':
        if (state.kind === 'erased') return [];
        if (state.kind !== 'begun') throw noRequest(ref);
        return [{ type: 'PersonalDataErased', data: state.asked }];
    }
  },
};
