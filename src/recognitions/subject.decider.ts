import type { Decider } from '@hieuhoc/decider';
import type { Subject, SubjectKind } from '@hieuhoc/indicator-maths';
import { Unknown } from '../platform/http/errors';
import { movedBeforeRegistration, personalName, personalRef, registeredDifferently } from './recognition.errors';
import { SUBJECT_SCHEMA, type SubjectEvent } from './subject.events';

export type SubjectState = (Subject & { readonly registered: Registration }) | null;
export type Registration = {
  readonly ref: string;
  readonly kind: SubjectKind;
  readonly area: string;
  readonly from?: string;
  readonly name?: string;
  /** Of a household's or a clan's name: the h of the vault. */
  readonly commitment?: string;
  /** Generated, not registered by anybody: "số liệu minh hoạ". */
  readonly sample?: true;
};

export type SubjectCommand =
  | ({ readonly command: 'register' } & Registration)
  | { readonly command: 'move'; readonly ref: string; readonly area: string; readonly on: string };
type Command<Kind> = Extract<SubjectCommand, { readonly command: Kind }>;

export const evolveSubject = (subject: SubjectState, { type, data }: SubjectEvent): SubjectState => {
  switch (type) {
    case 'SubjectRegistered': {
      const { ref, kind, area, from = null } = data;
      return { ref, kind, homes: [{ from, area }], registered: data };
    }
    case 'SubjectMoved':
      return subject && { ...subject, homes: homesAfter(subject.homes, data.area, data.on) };
  }
};

/** In order of `from`; a move on the day of another takes its place. */
export const homesAfter = (homes: Subject['homes'], area: string, from: string | null): Subject['homes'] => {
  const others = homes.filter((home) => home.from !== from);
  const after = others.findIndex((home) => home.from !== null && home.from > (from ?? ''));
  return others.toSpliced(after < 0 ? others.length : after, 0, { from, area });
};

/** Where the subject lives on a day; its first home holds also before its day. */
export const homeOn = ({ homes }: Pick<Subject, 'homes'>, day: string): string | undefined =>
  (homes.findLast(({ from }) => from === null || from <= day) ?? homes[0])?.area;

/** Households and clans are people: their names belong where they can be erased, never in the log. */
const PERSONAL: ReadonlySet<SubjectKind> = new Set(['household', 'clan']);
export const isPersonal = (kind: SubjectKind): boolean => PERSONAL.has(kind);
/** As it may stand in the log. */
export const withoutPersonalName = ({ name, ...registration }: Registration): Registration =>
  name === undefined || isPersonal(registration.kind) ? registration : { ...registration, name };
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** An identity card (12 digits, the older ones 9) or a telephone number, standing by itself. */
const PERSONAL_NUMBER = /(?<![A-Za-z0-9])(\d{12}|\d{9}|0\d{9})(?![A-Za-z0-9])/;

/** Throws RecognitionRefused. */
export const refusePersonalRef = (ref: string): void => {
  if (!UUID.test(ref) && PERSONAL_NUMBER.test(ref)) throw personalRef();
};

const register = (subject: SubjectState, { ref, kind, area, from, name, commitment, sample }: Command<'register'>): SubjectEvent[] => {
  const registration = {
    ref,
    kind,
    area,
    ...(from !== undefined && { from }),
    ...(name !== undefined && { name }),
    ...(commitment !== undefined && { commitment }),
    ...(sample && { sample }),
  };
  if (isPersonal(kind) && name !== undefined) throw personalName(kind);
  refusePersonalRef(ref);
  if (subject === null) return [{ type: 'SubjectRegistered', data: registration }];
  const fields = (['kind', 'area', 'from', 'name', 'commitment'] as const).filter(
    (field) => subject.registered[field] !== registration[field],
  );
  if (fields.length > 0)
    throw registeredDifferently(
      ref,
      fields.map((field) => (field === 'commitment' ? 'name' : field)),
    );
  return [];
};

const move = (subject: SubjectState, { ref, area, on }: Command<'move'>): SubjectEvent[] => {
  if (subject === null) throw new Unknown('subject', ref);
  const first = subject.homes[0]?.from ?? null;
  if (first !== null && on <= first) throw movedBeforeRegistration(ref, on, first);
  return homeOn(subject, on) === area ? [] : [{ type: 'SubjectMoved', data: { ref, area, on } }];
};

export const subjectDecider: Decider<SubjectState, SubjectEvent, SubjectCommand> = {
  schema: SUBJECT_SCHEMA,
  initialState: null,
  evolve: evolveSubject,
  decide: (subject, command) => (command.command === 'register' ? register(subject, command) : move(subject, command)),
};
