import type { Decider } from '@hieuhoc/decider';
import { liveOn } from '@hieuhoc/indicator-maths';
import type { DecisionData } from '../platform/definitions';
import { Unknown } from '../platform/http/errors';
import {
  alreadyLive,
  alreadyRevoked,
  doesNotExpire,
  endsBeforeItBegins,
  notLive,
  renewalAddsNothing,
  revokedBeforeGranted,
  upgradeTooEarly,
} from './recognition.errors';
import { RECOGNITION_SCHEMA, type Assessment, type Listed, type RecognitionEvent } from './recognition.events';
import type { Upgrade, Validity } from './title.events';
import { validUntil } from './validity';

export interface Grant {
  readonly recognisedOn: string;
  readonly validUntil: string | null;
  readonly revokedOn: string | null;
  readonly level: string | null;
  readonly renewals: readonly { readonly renewedOn: string; readonly decision: DecisionData }[];
}
/** In log order, which need not be that of their days. */
export type RecognitionState = readonly Grant[];

type Named = { readonly title: string; readonly subject: string; readonly decision: DecisionData };
export type RecognitionCommand =
  | (Named & {
      readonly kind: 'grant';
      readonly area: string;
      readonly recognisedOn: string;
      /** Left out: by the title's rule. */
      readonly validUntil?: string;
      readonly validity: Validity;
      readonly assessment: Assessment;
      /** What a level takes of whoever holds a lower one. */
      readonly upgrade?: Upgrade;
      readonly listed?: Listed;
      readonly sample?: true;
    })
  | (Named & { readonly kind: 'renew'; readonly renewedOn: string; readonly validUntil?: string; readonly validity: Validity })
  /** Without `grant`: the last one made by that day. */
  | (Named & { readonly kind: 'revoke'; readonly revokedOn: string; readonly grant?: number });
type GrantData = Extract<RecognitionEvent, { readonly type: 'RecognitionGranted' }>['data'];
type Command<Kind> = Extract<RecognitionCommand, { readonly kind: Kind }>;

export const evolveRecognition = (grants: RecognitionState, { type, data }: RecognitionEvent): RecognitionState => {
  switch (type) {
    case 'RecognitionGranted':
      return [...grants, granted(data)];
    case 'RecognitionRenewed': {
      const { decision, renewedOn, validUntil } = data;
      return changed(grants, data.grant, ({ renewals }) => ({ validUntil, renewals: [...renewals, { renewedOn, decision }] }));
    }
    case 'RecognitionRevoked':
      return changed(grants, data.grant, () => ({ revokedOn: data.revokedOn }));
  }
};

const granted = ({ recognisedOn, validUntil, level }: GrantData): Grant => ({
  recognisedOn,
  validUntil,
  revokedOn: null,
  level: level ?? null,
  renewals: [],
});

const changed = (grants: RecognitionState, number: number, change: (grant: Grant) => Partial<Grant>): RecognitionState =>
  grants.map((grant, index) => (index + 1 === number ? { ...grant, ...change(grant) } : grant));

type Span = Pick<Grant, 'recognisedOn' | 'validUntil' | 'revokedOn'>;
/** Two spans overlap when the one that begins later begins within the other; one that never lived overlaps nothing. */
const overlap = (a: Span, b: Span): boolean => {
  const later = a.recognisedOn > b.recognisedOn ? a.recognisedOn : b.recognisedOn;
  return liveOn(a, later) && liveOn(b, later);
};

const refuseSecondLive = (grants: RecognitionState, span: Span, { title, subject }: Named): void => {
  const other = grants.find((grant) => overlap(grant, span));
  if (other !== undefined) throw alreadyLive(title, subject, other.recognisedOn, other.validUntil);
};

const grant = (grants: RecognitionState, command: Command<'grant'>): RecognitionEvent[] => {
  const { title, subject, area, decision, recognisedOn, assessment, listed, sample } = command;
  const until = command.validUntil ?? validUntil(command.validity, recognisedOn);
  if (until !== null && until < recognisedOn) throw endsBeforeItBegins(recognisedOn, until);
  const replaced = upgraded(grants, command);
  refuseSecondLive(grants.toSpliced(...replaced.place), { recognisedOn, validUntil: until, revokedOn: null }, command);
  const data = { title, subject, grant: grants.length + 1, area, decision, recognisedOn, validUntil: until, ...assessment };
  return [...replaced.events, { type: 'RecognitionGranted', data: { ...data, ...listed, ...(sample && { sample }) } }];
};

interface Replaced {
  readonly place: readonly [index: number, count: 0 | 1];
  readonly events: readonly RecognitionEvent[];
}

/** Who holds the lower level for long enough is granted the higher one in its place, by the same decision. */
const upgraded = (grants: RecognitionState, command: Command<'grant'>): Replaced => {
  const { title, subject, decision, recognisedOn, upgrade, assessment } = command;
  const index = grants.findLastIndex((one) => one.level === upgrade?.from && liveOn(one, recognisedOn));
  const held = grants[index];
  if (upgrade === undefined || held === undefined) return { place: [0, 0], events: [] };
  const earliest = validUntil({ months: upgrade.months }, held.recognisedOn) ?? held.recognisedOn;
  if (recognisedOn < earliest) throw upgradeTooEarly(title, subject, held.recognisedOn, earliest);
  const data = { title, subject, grant: index + 1, decision, revokedOn: recognisedOn, upgradedTo: assessment.level ?? '' };
  return { place: [index, 1], events: [{ type: 'RecognitionRevoked', data }] };
};

/** From the day after the last one; the same renewal again writes nothing, or a second click would add a term. */
const renew = (grants: RecognitionState, command: Command<'renew'>): RecognitionEvent[] => {
  const { title, subject, decision, renewedOn, validity } = command;
  const index = grants.findLastIndex((one) => liveOn(one, renewedOn));
  const live = grants[index];
  if (live === undefined) throw grants.length === 0 ? unknown(command) : notLive(title, subject, renewedOn);
  if (live.renewals.some((one) => one.renewedOn === renewedOn && same(one.decision, decision))) return [];
  if (live.validUntil === null) throw doesNotExpire(title, subject);
  const until = command.validUntil ?? validUntil(validity, live.validUntil);
  if (until !== null && until <= live.validUntil) throw renewalAddsNothing(live.validUntil, until);
  refuseSecondLive(grants.toSpliced(index, 1), { ...live, validUntil: until }, command);
  return [{ type: 'RecognitionRenewed', data: { title, subject, grant: index + 1, decision, renewedOn, validUntil: until } }];
};

/** Of the grant named or the last one made by that day, expired or not; on the very day of the grant it annuls it. */
const revoke = (grants: RecognitionState, command: Command<'revoke'>): RecognitionEvent[] => {
  const { title, subject, decision, revokedOn } = command;
  const [first] = grants.map(({ recognisedOn }) => recognisedOn).toSorted();
  if (first === undefined) throw unknown(command);
  const number = command.grant ?? lastMadeBy(grants, revokedOn);
  const spoken = grants[number - 1];
  if (spoken === undefined || revokedOn < spoken.recognisedOn) throw revokedBeforeGranted(title, subject, spoken?.recognisedOn ?? first);
  if (spoken.revokedOn !== null) throw alreadyRevoked(title, subject, spoken.revokedOn);
  return [{ type: 'RecognitionRevoked', data: { title, subject, grant: number, decision, revokedOn } }];
};

/** 0 where there is none. */
const lastMadeBy = (grants: RecognitionState, day: string): number =>
  grants
    .map(({ recognisedOn }, index) => ({ recognisedOn, number: index + 1 }))
    .toSorted((a, b) => (a.recognisedOn === b.recognisedOn ? a.number - b.number : a.recognisedOn < b.recognisedOn ? -1 : 1))
    .findLast(({ recognisedOn }) => recognisedOn <= day)?.number ?? 0;

const unknown = ({ title, subject }: Pick<Named, 'title' | 'subject'>): Unknown => new Unknown('recognition', `${title}:${subject}`);
const same = (a: DecisionData, b: DecisionData): boolean => a.number === b.number && a.issuedOn === b.issuedOn && a.issuer === b.issuer;

const decide = (grants: RecognitionState, command: RecognitionCommand): readonly RecognitionEvent[] => {
  switch (command.kind) {
    case 'grant':
      return grant(grants, command);
    case 'renew':
      return renew(grants, command);
    case 'revoke':
      return revoke(grants, command);
  }
};

export const recognitionDecider: Decider<RecognitionState, RecognitionEvent, RecognitionCommand> = {
  schema: RECOGNITION_SCHEMA,
  initialState: [],
  evolve: evolveRecognition,
  decide,
};
