import type { AreaId, Day, Recognition, Subject } from '@hieuhoc/indicator-maths';
import type { Dice } from '../oracle/dice';
import { addDays } from '../oracle/periods';
import type { Scheduled } from './commands';
import { later, writingDay } from './days';

export interface Registering {
  readonly title: string;
  /** The first day on which anything is written. */
  readonly begun: Day;
  readonly knownFrom: (area: AreaId) => Day;
  readonly endsOn: (area: AreaId) => Day | null;
}

/** The subject registered, its moves recorded early or late, its grants renewed, revoked, made again. */
export function subjectLife(dice: Dice, subject: Subject, grants: readonly Recognition[], at: Registering): Scheduled[] {
  const { ref, kind, homes } = subject;
  const [first, ...moves] = homes;
  if (first === undefined) return [];
  const registered = writingDay(later(at.begun, at.knownFrom(first.area)));
  const life: Scheduled[] = [
    { day: registered, command: { kind: 'register', subject: ref, subjectKind: kind, area: first.area, from: first.from } },
  ];
  for (const { from, area } of moves) {
    const on = from ?? '2019-01-01';
    const day = writingDay(later(registered, at.knownFrom(area), addDays(on, dice.one([-20, 0, 10, 60, 300]))));
    life.push({ day, command: { kind: 'move', subject: ref, area, on } });
  }
  for (const grant of grants) life.push(...grantLife(dice, subject, grant, { ...at, begun: registered }));
  return life;
}

function grantLife(dice: Dice, { ref, homes }: Subject, grant: Recognition, { title, begun, endsOn }: Registering): Scheduled[] {
  const named = { title, subject: ref } as const;
  const { recognisedOn, revokedOn } = grant;
  const living = homes.filter(({ area }) => recognisedOn < (endsOn(area) ?? '9999'));
  const { area } = dice.one(living.length > 0 && dice.chance(90) ? living : homes);
  const validUntil = dice.chance(30) ? null : grant.validUntil;
  let day = writingDay(later(begun, addDays(recognisedOn, dice.one([0, 3, 20, 100, 400]))));
  const life: Scheduled[] = [{ day, command: { kind: 'grant', ...named, area, recognisedOn, validUntil } }];
  const then = (earliest: Day, command: Scheduled['command']): void => {
    day = writingDay(later(day, addDays(earliest, dice.one([0, 5, 40, 200]))));
    life.push({ day, command });
  };
  const renewedOn = addDays(recognisedOn, dice.below(120));
  if (validUntil !== null && dice.chance(30))
    then(renewedOn, { kind: 'renew', ...named, renewedOn, validUntil: addDays(validUntil, 30 + dice.below(400)) });
  if (revokedOn !== null) then(revokedOn, { kind: 'revoke', ...named, revokedOn });
  if (dice.chance(25)) {
    const again = revokedOn ?? addDays(recognisedOn, 500 + dice.below(300));
    const on = `${again.slice(0, 8)}15`;
    then(on, { kind: 'grant', ...named, area, recognisedOn: on, validUntil: dice.chance(50) ? null : addDays(on, 365) });
  }
  return life;
}
