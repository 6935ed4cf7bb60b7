import type { ErasureView } from '../../../erasures';
import type { EvidenceView } from '../../../evidence';
import type { SubjectView } from '../../../recognitions';
import { calledIn, type Called } from '../../known/called';
import { isPersonal, subjectApi } from '../../known/recognised';
import { mayAt } from '../../known/upward';
import type { Visit } from '../../visit/visit';
import { fileApi } from '../evidence-file/evidence-file.data';
import { isOpen, OF_A_FILE, OF_A_NAME, type Speech } from './erasure.words';

export type Act = 'receive' | 'carry-out' | 'extend' | 'decline';

/** Somebody's name or a file, with what was asked of it and what came of that. */
export interface OneErasure {
  readonly speech: Speech;
  readonly ref: string;
  /** Null where there is none any more, or not for this person to read. */
  readonly name: string | null;
  /** Of today; null where it lies in none. */
  readonly area: string | null;
  readonly erased: boolean;
  /** False: nothing is kept that could be erased, as far as this person can tell. */
  readonly isKept: boolean;
  readonly erasure: ErasureView | null;
  readonly acts: ReadonlySet<Act>;
  /** Who recorded the request does not carry it out. */
  readonly isOwn: boolean;
  readonly called: Called;
}

/** The name of a household or a clan. Throws ApiProblem. */
export async function nameToErase(visit: Visit, ref: string): Promise<OneErasure> {
  const subject = await visit.api.get<SubjectView>(subjectApi(ref));
  const { name, area } = subject;
  const erased = subject.erased === true;
  return {
    speech: OF_A_NAME,
    ref,
    name,
    area,
    erased,
    // Whoever reads names sees whether there is one; to the others the API says so.
    isKept: !erased && isPersonal(subject) && (name !== null || !visit.can('name.read')),
    ...(await askedOf(visit, subjectApi(ref), [area], false)),
  };
}

/** A file of evidence: a matter of those in charge of what cites it, and of who added it. Throws ApiProblem. */
export async function fileToErase(visit: Visit, ref: string): Promise<OneErasure> {
  const file = await visit.api.get<EvidenceView>(`${fileApi(ref)}/details`);
  const areas = [file.area, ...file.citedBy.map(({ area }) => area)].filter((area) => area !== null);
  const erased = file.erased === true;
  return {
    speech: OF_A_FILE,
    ref,
    name: file.name,
    area: areas[0] ?? null,
    erased,
    isKept: !erased,
    ...(await askedOf(visit, fileApi(ref), areas, file.addedBy === visit.me?.account)),
  };
}

async function askedOf(
  visit: Visit,
  api: string,
  areas: readonly string[],
  isMine: boolean,
): Promise<Pick<OneErasure, 'erasure' | 'acts' | 'isOwn' | 'called'>> {
  const [erasure, receives, carries] = await Promise.all([
    visit.api.maybe<ErasureView>(`${api}/erasure-request`),
    isMine ? visit.can('erasure.receive') : mayAt(visit, 'erasure.receive', areas),
    mayAt(visit, 'erasure.carry-out', areas),
  ]);
  const actors = erasure === null ? [] : [erasure.receivedBy, ...(erasure.doneBy === null ? [] : [erasure.doneBy])];
  const acts: [Act, boolean][] = [
    ['receive', receives && (erasure === null || erasure.state === 'declined')],
    ['carry-out', carries && erasure !== null && isOpen(erasure)],
    ['extend', carries && erasure?.state === 'open' && !erasure.extended],
    ['decline', carries && erasure?.state === 'open'],
  ];
  return {
    erasure,
    acts: new Set(acts.flatMap(([act, may]) => (may ? [act] : []))),
    isOwn: erasure?.state === 'open' && erasure.receivedBy === visit.me?.account,
    called: await calledIn(visit, areas, new Set(actors)),
  };
}
