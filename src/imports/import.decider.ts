import type { Decider } from '@hieuhoc/decider';
import { canonicalJson } from '@hieuhoc/event-store';
import type { DecisionData } from '../platform/definitions';
import { Unknown } from '../platform/http/errors';
import { notUndone, otherList, undoneAlready } from './import.errors';
import {
  IMPORT_SCHEMA,
  type FiguresHead,
  type FiguresOutcome,
  type ImportEvent,
  type Outcome,
  type RecognitionsHead,
} from './import.events';

type Started = Extract<ImportEvent, { readonly type: 'ImportStarted' }>['data'];
type Undone = { readonly decision: DecisionData; readonly revokedOn?: string };

export type ImportState = {
  readonly started: Started;
  readonly outcome: Outcome | FiguresOutcome | null;
  readonly undone: Undone | null;
} | null;

export type ImportCommand =
  | {
      readonly kind: 'start';
      readonly import: string;
      readonly head: RecognitionsHead | FiguresHead;
      readonly rows: number;
      readonly hash: string;
    }
  | { readonly kind: 'complete'; readonly import: string; readonly outcome: Outcome | FiguresOutcome }
  | ({ readonly kind: 'undo'; readonly import: string } & Undone);
type Command<Kind> = Extract<ImportCommand, { readonly kind: Kind }>;

const evolve = (state: ImportState, { type, data }: ImportEvent): ImportState => {
  switch (type) {
    case 'ImportStarted':
      return { started: data, outcome: null, undone: null };
    case 'ImportCompleted': {
      const { import: _, ...outcome } = data;
      return state && { ...state, outcome };
    }
    case 'ImportUndone': {
      const { import: _, ...undone } = data;
      return state && { ...state, undone };
    }
  }
};

const start = (state: ImportState, command: Command<'start'>): ImportEvent[] => {
  const { import: id, head, rows, hash } = command;
  if (state === null) return [{ type: 'ImportStarted', data: { import: id, ...head, rows, hash } }];
  if (state.started.hash !== hash) throw otherList(id);
  if (state.undone !== null) throw undoneAlready(id, state.undone.decision.number);
  return [];
};

/** What a repeat has added changes the outcome; the last one holds. */
const complete = (state: ImportState, { import: id, outcome }: Command<'complete'>): ImportEvent[] => {
  if (state === null) throw new Unknown('import', id);
  if (state.outcome !== null && canonicalJson(state.outcome) === canonicalJson(outcome)) return [];
  return [{ type: 'ImportCompleted', data: { import: id, ...outcome } }];
};

const undo = (state: ImportState, { import: id, decision, revokedOn }: Command<'undo'>): ImportEvent[] => {
  if (state === null) throw new Unknown('import', id);
  if (state.started.kind !== 'recognitions') throw notUndone(id);
  const undone = { decision, ...(revokedOn !== undefined && { revokedOn }) };
  if (state.undone === null) return [{ type: 'ImportUndone', data: { import: id, ...undone } }];
  if (canonicalJson(state.undone) !== canonicalJson(undone)) throw undoneAlready(id, state.undone.decision.number);
  return [];
};

const decide = (state: ImportState, command: ImportCommand): ImportEvent[] => {
  switch (command.kind) {
    case 'start':
      return start(state, command);
    case 'complete':
      return complete(state, command);
    case 'undo':
      return undo(state, command);
  }
};

export const importDecider: Decider<ImportState, ImportEvent, ImportCommand> = {
  schema: IMPORT_SCHEMA,
  initialState: null,
  evolve,
  decide,
};
