import type { Asker, Decider, Recorded } from '@hieuhoc/decider';
import { canonicalJson } from '@hieuhoc/event-store';
import type { EntryCheck } from '@hieuhoc/indicator-maths';
import { FIGURE_SCHEMA, type FigureContent, type FigureEvent, type FigureKey } from './figure.events';
import {
  AlreadyReturned,
  AlreadyVerified,
  FigureExists,
  FourEyes,
  LaterRevisionVerified,
  NeedsAcknowledgement,
  NoFigure,
  ReasonRequired,
  SameFigure,
  UnknownRevision,
} from './figure.errors';

/** A revision still standing, with the last word on it. */
export interface Revision {
  readonly revision: number;
  readonly content: FigureContent;
  readonly review: 'waiting' | 'verified' | 'returned';
}

/** `revisions` since the last withdrawal, oldest first; none: nothing is reported. */
export interface FigureState {
  readonly begun: boolean;
  /** Of its last event; -1 before the first. */
  readonly last: number;
  readonly revisions: readonly Revision[];
  /** Who reported or corrected it at any time, before a withdrawal too: none of them verifies it (rules.md 7). */
  readonly authors: readonly string[];
}

export type FigureCommand = { readonly key: FigureKey; readonly reviews?: Reviews } & (
  | {
      readonly kind: 'report';
      readonly content: Omit<FigureContent, 'acknowledged'>;
      readonly first: boolean;
      readonly reason?: string;
      /** What rules 9 found in it, and the codes that the reporter has looked at. */
      readonly checks: readonly EntryCheck[];
      readonly acknowledge: readonly string[];
    }
  | { readonly kind: 'verify'; readonly revision: number }
  | { readonly kind: 'return'; readonly revision: number; readonly reason: string }
  | { readonly kind: 'withdraw'; readonly reason: string }
);

/**
 * What became of each revision, where a decision on a report may have said so: that stands in the report's stream. `last`: what was known
 * of the figure's own stream when this was looked up.
 */
export interface Reviews {
  readonly last: number;
  readonly of: ReadonlyMap<number, Revision['review']>;
}

const evolve = (state: FigureState, event: FigureEvent, recorded: Recorded): FigureState => ({
  ...evolved(state, event, recorded),
  last: Number(recorded.revision),
});

const evolved = (state: FigureState, event: FigureEvent, { revision, metadata }: Recorded): FigureState => {
  switch (event.type) {
    case 'FigureReported':
    case 'FigureCorrected': {
      const { indicator: _i, area: _a, period: _p, ...content } = event.data;
      const revisions: readonly Revision[] = [...state.revisions, { revision: Number(revision), content, review: 'waiting' }];
      return { ...state, begun: true, revisions, authors: withAuthor(state.authors, metadata.actor) };
    }
    case 'FigureVerified':
      return { ...state, revisions: reviewed(state.revisions, event.data.revision, 'verified') };
    case 'FigureReturned':
      return { ...state, revisions: returned(state.revisions, event.data.revision) };
    case 'FigureWithdrawn':
      return { ...state, begun: true, revisions: [] };
  }
};

const withAuthor = (authors: readonly string[], actor: string): readonly string[] =>
  authors.includes(actor) ? authors : [...authors, actor];

const reviewed = (revisions: readonly Revision[], named: number, review: Revision['review']): readonly Revision[] =>
  revisions.map((one) => (one.revision === named ? { ...one, review } : one));

/** Returning the verified revision leaves nothing verified, not even an earlier one (rules 2). */
const returned = (revisions: readonly Revision[], named: number): readonly Revision[] => {
  const cancels = verifiedOf(revisions)?.revision === named;
  const rest = cancels ? revisions.map((one): Revision => (one.review === 'verified' ? { ...one, review: 'waiting' } : one)) : revisions;
  return reviewed(rest, named, 'returned');
};

export const verifiedOf = (revisions: readonly Revision[]): Revision | undefined =>
  revisions.findLast(({ review }) => review === 'verified');

const report = (state: FigureState, command: Extract<FigureCommand, { kind: 'report' }>): FigureEvent[] => {
  const { key, reason, first } = command;
  const last = state.revisions.at(-1);
  if (last === undefined) return [{ type: 'FigureReported', data: { ...key, ...acknowledged(command) } }];
  if (first) throw new FigureExists(key);
  if (reason === undefined) throw new ReasonRequired();
  if (saysTheSame(last.content, command.content) && last.review !== 'returned') throw new SameFigure(key);
  return [{ type: 'FigureCorrected', data: { ...key, ...acknowledged(command) } }];
};

/** With the codes that applied: what was acknowledged without need is not kept. */
const acknowledged = ({ key, content, checks, acknowledge }: Extract<FigureCommand, { kind: 'report' }>): FigureContent => {
  if (checks.some(({ code }) => !acknowledge.includes(code))) throw new NeedsAcknowledgement(key, checks);
  return { ...content, ...(checks.length > 0 && { acknowledged: checks.map(({ code }) => code) }) };
};

/** What it was compared with may have changed meanwhile: that alone is nothing to record. */
const saysTheSame = ({ acknowledged: _, ...stands }: FigureContent, content: FigureContent): boolean =>
  canonicalJson(stands) === canonicalJson(content);

const named = (state: FigureState, key: FigureKey, revision: number): Revision => {
  if (state.revisions.length === 0) throw new NoFigure(key);
  const found = state.revisions.find((one) => one.revision === revision);
  if (found === undefined) throw new UnknownRevision(key, revision, state.revisions.at(-1)?.revision ?? 0);
  return found;
};

const verify = (state: FigureState, { key, revision }: Extract<FigureCommand, { kind: 'verify' }>, { actor }: Asker): FigureEvent[] => {
  const found = named(state, key, revision);
  if (found.review === 'verified') throw new AlreadyVerified(key, revision);
  if ((verifiedOf(state.revisions)?.revision ?? -1) > revision) throw new LaterRevisionVerified(key, revision);
  if (state.authors.includes(actor)) throw new FourEyes(key, actor);
  return [{ type: 'FigureVerified', data: { revision } }];
};

const returnIt = (state: FigureState, { key, revision, reason }: Extract<FigureCommand, { kind: 'return' }>): FigureEvent[] => {
  if (named(state, key, revision).review === 'returned') throw new AlreadyReturned(key, revision);
  return [{ type: 'FigureReturned', data: { revision, reason } }];
};

const withdraw = (state: FigureState, { key, reason }: Extract<FigureCommand, { kind: 'withdraw' }>): FigureEvent[] => {
  if (state.revisions.length === 0) throw new NoFigure(key);
  return [{ type: 'FigureWithdrawn', data: { reason } }];
};

/** With what reports said, if it was looked up when the stream stood where it stands. */
const known = (state: FigureState, { reviews }: FigureCommand): FigureState => {
  if (reviews?.last !== state.last) return state;
  return { ...state, revisions: state.revisions.map((one) => ({ ...one, review: reviews.of.get(one.revision) ?? one.review })) };
};

const decide = (own: FigureState, command: FigureCommand, asker: Asker): readonly FigureEvent[] => {
  const state = known(own, command);
  switch (command.kind) {
    case 'report':
      return report(state, command);
    case 'verify':
      return verify(state, command, asker);
    case 'return':
      return returnIt(state, command);
    case 'withdraw':
      return withdraw(state, command);
  }
};

export const figureDecider: Decider<FigureState, FigureEvent, FigureCommand> = {
  schema: FIGURE_SCHEMA,
  initialState: { begun: false, last: -1, revisions: [], authors: [] },
  evolve,
  decide,
};
