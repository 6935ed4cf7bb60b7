import type { ErasedKind, ErasureEvent, LegalBasis } from './erasure.events';
import type { Fact } from './erasure.queries';

export const STATES = ['open', 'begun', 'done', 'declined'] as const;

/** Neither carried out nor declined. */
export const isWaiting = ({ state }: Pick<ErasureView, 'state'>): boolean => state === 'open' || state === 'begun';

export interface ErasureView {
  readonly ref: string;
  readonly kind: ErasedKind;
  readonly area: string | null;
  readonly state: (typeof STATES)[number];
  readonly legalBasis: LegalBasis;
  readonly requestedOn: string;
  readonly replyBy: string;
  readonly dueDate: string;
  readonly extended: boolean;
  /** Not carried out, nor declined, and its day is over on the day asked about. */
  readonly overdue: boolean;
  readonly receivedBy: string;
  readonly doneBy: string | null;
  readonly doneAt: string | null;
}

/** How each request stands: the last of each ref. */
export function viewsOf(facts: readonly Fact[], on: string): readonly ErasureView[] {
  const views = new Map<string, ErasureView>();
  for (const fact of facts) {
    const after = viewAfter(views.get(fact.ref), fact);
    if (after !== undefined) views.set(fact.ref, after);
  }
  return [...views.values()].map((view) => ({ ...view, overdue: isWaiting(view) && view.dueDate < on }));
}

function viewAfter(view: ErasureView | undefined, { event, actor, recordedAt }: Fact): ErasureView | undefined {
  switch (event.type) {
    case 'ErasureRequested':
      return begun(event.data, 'open', actor);
    case 'ErasureBegun':
      return view?.state === 'open' ? { ...view, state: 'begun' } : begun(event.data, 'begun', actor);
    case 'ErasureExtended':
      return view && { ...view, dueDate: event.data.dueDate, extended: true };
    case 'ErasureDeclined':
      return view && { ...view, state: 'declined', doneBy: actor, doneAt: recordedAt };
    case 'PersonalDataErased':
      return view && { ...view, state: 'done', doneBy: actor, doneAt: recordedAt };
  }
}

function begun(
  data: Extract<ErasureEvent, { type: 'ErasureBegun' }>['data'],
  state: ErasureView['state'],
  receivedBy: string,
): ErasureView {
  const { ref, kind, area = null, legalBasis, requestedOn, replyBy, dueDate } = data;
  return {
    ref,
    kind,
    area,
    state,
    legalBasis,
    requestedOn,
    replyBy,
    dueDate,
    extended: false,
    overdue: false,
    receivedBy,
    doneBy: null,
    doneAt: null,
  };
}
