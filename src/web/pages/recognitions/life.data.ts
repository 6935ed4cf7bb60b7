import type { LifeStep, RecognitionLife, RecognitionView, SubjectView } from '../../../recognitions';
import { calledIn, type Called } from '../../known/called';
import { isPersonal, subjectApi } from '../../known/recognised';
import { titlesOf, type TitleShown } from '../../known/titles';
import { mayAt } from '../../known/upward';
import type { Visit } from '../../visit/visit';

export interface Key {
  readonly title: string;
  readonly subject: string;
}

export type Act = 'renew' | 'revoke' | 'grant' | 'move' | 'erase';

export interface Life {
  readonly key: Key;
  readonly life: RecognitionLife;
  readonly title: TitleShown | null;
  /** The last grant made, by which the whole is named. */
  readonly last: RecognitionView;
  readonly subject: SubjectView | null;
  readonly steps: readonly Step[];
  /** Of what stands now, to base a change on. */
  readonly etag: string | null;
  readonly acts: ReadonlySet<Act>;
  readonly called: Called;
}

/** What was recorded, or what the term alone brought about. */
export type Step =
  { readonly kind: 'recorded'; readonly event: LifeStep } | { readonly kind: 'expired'; readonly after: string; readonly grant: number };

export const apiPath = ({ title, subject }: Key): string => `/api/recognitions/${encodeURIComponent(title)}/${encodeURIComponent(subject)}`;

export async function lifeOf(visit: Visit, key: Key): Promise<Life> {
  const life = await visit.api.get<RecognitionLife>(apiPath(key), visit.at);
  const last = life.grants.at(-1);
  if (last === undefined) throw new RangeError('a recognition without a grant');
  const [titles, subject, now] = await Promise.all([
    titlesOf(visit),
    visit.api.maybe<SubjectView>(subjectApi(key.subject), visit.at),
    visit.isPast ? null : visit.api.read<RecognitionLife>(apiPath(key)),
  ]);
  const areas = [...life.grants.flatMap(({ area, grantedIn }) => [area, grantedIn]), ...(subject?.homes.map(({ area }) => area) ?? [])];
  const actors = life.life.flatMap(({ actor, onBehalfOf }) => [actor, ...(onBehalfOf === null ? [] : [onBehalfOf])]);
  const [called, acts] = await Promise.all([calledIn(visit, new Set(areas), new Set(actors)), actsOn(visit, now?.body ?? null)]);
  const title = titles.find(({ code }) => code === key.title) ?? null;
  return { key, life, title, last, subject, steps: stepsOf(life, visit.day), etag: now?.etag ?? null, acts, called };
}

/** What this person may do to it as it stands today. */
async function actsOn(visit: Visit, now: RecognitionLife | null): Promise<ReadonlySet<Act>> {
  const last = now?.grants.at(-1);
  if (now === null || last === undefined) return new Set();
  const [grants, registers, receives] = await Promise.all([
    mayAt(visit, 'recognition.grant', [last.area]),
    mayAt(visit, 'subject.register', [last.area]),
    mayAt(visit, 'erasure.receive', [last.area]),
  ]);
  const live = now.grants.findLast((one) => one.live);
  const acts: [Act, boolean][] = [
    ['renew', grants && live !== undefined && live.validUntil !== null],
    ['revoke', grants && now.grants.some(({ revokedOn }) => revokedOn === null)],
    ['grant', grants && live === undefined],
    ['move', registers],
    ['erase', receives && last.name !== null && isPersonal(last)],
  ];
  return new Set(acts.flatMap(([act, may]) => (may ? [act] : [])));
}

/** In the order of the log; that a term has run out follows what was last said of its grant. */
export function stepsOf({ life, grants }: Pick<RecognitionLife, 'life' | 'grants'>, on: string): readonly Step[] {
  return life.flatMap((event, place): readonly Step[] => {
    const grant = grants.find((one) => one.grant === event.data['grant']);
    const isLastOfGrant = !life.slice(place + 1).some(({ data }) => data['grant'] === event.data['grant']);
    const recorded: Step = { kind: 'recorded', event };
    if (grant === undefined || !isLastOfGrant || !hasRunOut(grant, on)) return [recorded];
    return [recorded, { kind: 'expired', after: grant.validUntil ?? on, grant: grant.grant }];
  });
}

const hasRunOut = ({ validUntil, revokedOn }: RecognitionView, on: string): boolean =>
  validUntil !== null && validUntil < on && (revokedOn === null || revokedOn > validUntil);
