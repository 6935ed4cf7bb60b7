import type { Asker, Decider, Recorded } from '@hieuhoc/decider';
import { canonicalJson } from '@hieuhoc/event-store';
import {
  REPORT_SCHEMA,
  figureKeyText,
  type IncludedReport,
  type NamedFigure,
  type ReasonedFigure,
  type ReportEvent,
} from './report.events';
import {
  AlreadyAccepted,
  AlreadyReturned,
  alreadySubmitted,
  AwaitsDecision,
  notInReport,
  notLater,
  nothingToReport,
  notSubmitted,
  ownFigures,
  ownSubmission,
  ReportRefused,
  sameReport,
  submissionChanged,
  type Done,
} from './report.errors';

export interface Submission extends Done {
  readonly revision: number;
  readonly figures: readonly NamedFigure[];
  readonly includes: readonly IncludedReport[];
  readonly note?: string;
  readonly evidence?: readonly string[];
}

export interface ReportState {
  readonly extendedUntil: string | null;
  /** Never lost, whatever follows. */
  readonly first: Done | null;
  readonly last: Submission | null;
  /** What became of the last submission. */
  readonly decided: (Done & { readonly kind: 'returned' | 'accepted' }) | null;
  readonly submitters: readonly string[];
  /** Revisions of the submissions that were accepted. */
  readonly accepted: readonly number[];
}

type Said = Pick<Submission, 'figures' | 'includes' | 'note' | 'evidence'>;

interface Submitting extends Said {
  /** The duty asks for figures: a report without any is none. */
  readonly figuresOwed: boolean;
}

export type ReportCommand = { readonly area: string } & (
  | {
      readonly kind: 'extend';
      readonly until: string;
      /** The day it is due without this. */
      readonly due: string | null;
      readonly reason: string;
      readonly decision?: { readonly number: string; readonly issuedOn: string; readonly issuer: string };
    }
  | ({ readonly kind: 'submit' } & Submitting)
  /** `submission` is the one that was looked at; `except` and `figures` name figures of it. */
  | { readonly kind: 'return'; readonly submission: number; readonly reason: string; readonly figures: readonly Excepted[] }
  | {
      readonly kind: 'accept';
      readonly submission: number;
      readonly except: readonly Excepted[];
      /** Those in it which the asker reported or corrected at any time. */
      readonly own: readonly NamedFigure[];
    }
);

export type Excepted = Omit<ReasonedFigure, 'revision'>;

const evolve = (state: ReportState, event: ReportEvent, recorded: Recorded): ReportState => {
  const done = { by: recorded.metadata.actor, at: recorded.recordedAt };
  switch (event.type) {
    case 'DeadlineExtended':
      return { ...state, extendedUntil: event.data.until };
    case 'ReportSubmitted': {
      const { area: _, ...said } = event.data;
      const last = { ...done, revision: Number(recorded.revision), ...said };
      return { ...state, first: state.first ?? done, last, decided: null, submitters: [...new Set([...state.submitters, done.by])] };
    }
    case 'ReportReturned':
      return { ...state, decided: { ...done, kind: 'returned' } };
    case 'ReportAccepted':
      return { ...state, decided: { ...done, kind: 'accepted' }, accepted: [...state.accepted, event.data.submission] };
  }
};

const extend = (state: ReportState, { area, until, due, reason, decision }: Of<'extend'>): ReportEvent[] => {
  if (state.first !== null) throw alreadySubmitted(state.first);
  const present = state.extendedUntil ?? due;
  if (present === null || until <= present) throw notLater(until, present);
  return [{ type: 'DeadlineExtended', data: { area, until, reason, ...(decision !== undefined && { decision }) } }];
};

/** A report in words is corrected by another note, or other evidence; what is left out changes nothing. */
const saysTheSame = (last: Said, next: Said): boolean => canonicalJson(wordsOf(last)) === canonicalJson(wordsOf({ ...last, ...next }));
const wordsOf = ({ figures, includes, note, evidence }: Said) => [figures, includes, note ?? null, evidence ?? null];

const submit = (state: ReportState, { area, figures, includes, figuresOwed, note, evidence }: Of<'submit'>): ReportEvent[] => {
  const { last, decided } = state;
  if (last !== null && decided === null) throw new AwaitsDecision(last);
  if (figuresOwed && figures.length === 0 && includes.length === 0) throw nothingToReport();
  const more = { ...(note !== undefined && { note }), ...(evidence !== undefined && { evidence }) };
  if (last !== null && decided?.kind === 'accepted' && saysTheSame(last, { figures, includes, ...more })) throw sameReport();
  return [{ type: 'ReportSubmitted', data: { area, figures, includes, ...more } }];
};

/** The submission that waits, if it is the one that was looked at. */
const waiting = ({ last, decided }: ReportState, named: number): Submission => {
  if (last === null) throw notSubmitted();
  if (last.revision !== named) throw submissionChanged(named, last.revision);
  if (decided?.kind === 'accepted') throw new AlreadyAccepted(decided);
  if (decided?.kind === 'returned') throw new AlreadyReturned(decided);
  return last;
};

/** The figures spoken of, at the revisions that were submitted. */
const picked = ({ figures }: Submission, excepted: readonly Excepted[]): readonly ReasonedFigure[] => {
  const submitted = new Map(figures.map((figure) => [figureKeyText(figure), figure]));
  const unknown = excepted.filter((one) => !submitted.has(figureKeyText(one)));
  if (unknown.length > 0) throw notInReport(unknown.map(({ indicator, area, period }) => ({ indicator, area, period })));
  return [...new Map(excepted.map((one) => [figureKeyText(one), one])).values()].flatMap((one) => {
    const figure = submitted.get(figureKeyText(one));
    return figure === undefined ? [] : [{ ...figure, reason: one.reason }];
  });
};

const sendBack = (state: ReportState, { area, submission, reason, figures }: Of<'return'>): ReportEvent[] => {
  const named = picked(waiting(state, submission), figures);
  return [{ type: 'ReportReturned', data: { area, submission, reason, ...(named.length > 0 && { figures: named }) } }];
};

const accept = (state: ReportState, { area, submission, except, own }: Of<'accept'>, { actor }: Asker): ReportEvent[] => {
  const dossier = waiting(state, submission);
  if (state.submitters.includes(actor)) throw ownSubmission(actor);
  const excepted = picked(dossier, except);
  const left = new Set(excepted.map(figureKeyText));
  const figures = dossier.figures.filter((figure) => !left.has(figureKeyText(figure)));
  const mine = own.filter((figure) => !left.has(figureKeyText(figure)));
  if (mine.length > 0) throw ownFigures(mine);
  if (figures.length === 0 && excepted.length > 0) throw nothingLeft();
  return [{ type: 'ReportAccepted', data: { area, submission, figures, except: excepted } }];
};

const nothingLeft = (): ReportRefused =>
  new ReportRefused(
    'nothing-accepted',
    'Mọi số liệu của báo cáo đều bị trừ ra: hãy trả lại báo cáo thay vì chấp nhận.',
    'Every figure is excepted: return the report instead.',
  );

type Of<Kind extends ReportCommand['kind']> = Extract<ReportCommand, { readonly kind: Kind }>;

const decide = (state: ReportState, command: ReportCommand, asker: Asker): readonly ReportEvent[] => {
  switch (command.kind) {
    case 'extend':
      return extend(state, command);
    case 'submit':
      return submit(state, command);
    case 'return':
      return sendBack(state, command);
    case 'accept':
      return accept(state, command, asker);
  }
};

export const reportDecider: Decider<ReportState, ReportEvent, ReportCommand> = {
  schema: REPORT_SCHEMA,
  initialState: { extendedUntil: null, first: null, last: null, decided: null, submitters: [], accepted: [] },
  evolve,
  decide,
};
