import type { RecognitionsService, SubjectsService } from '../recognitions';
import { Dice } from './random';
import { registerIn, type Entry, type Register } from './register';
import { addDays, moment, type Step } from './timeline';

interface Services {
  readonly subjects: SubjectsService;
  readonly recognitions: RecognitionsService;
}

/** The register as it was kept: subjects enter it on `begun`, are recognised by decisions, a few of them revoked. */
export function recognitionSteps(services: Services, register: Register, begun: string): Step[] {
  return register.areas.flatMap((area) =>
    registerIn(register, area).flatMap((entry, number) => lifeOf(services, register, area, entry, moment(begun, 60 + (number % 3)))),
  );
}

function lifeOf({ subjects, recognitions }: Services, register: Register, area: string, entry: Entry, registeredAt: string): Step[] {
  const { title, kind, actor, issuer, placeOn } = register;
  const { ref, recognisedOn, revokedOn } = entry;
  const dice = new Dice(`${title} ${ref}`);
  const steps: Step[] = [{ at: registeredAt, actor, act: (context) => subjects.register({ ref, kind, area, sample: true }, context) }];
  if (recognisedOn === null) return steps;
  const decided = (day: string) => ({ number: `${dice.between(100, 999)}/QĐ-UBND`, issuedOn: day, issuer });
  const grant = {
    title,
    subject: ref,
    area: placeOn(area, recognisedOn),
    decision: decided(addDays(recognisedOn, -5)),
    recognisedOn,
    sample: true as const,
  };
  steps.push({
    at: moment(addDays(recognisedOn, dice.between(1, 6)), dice.between(0, 3) * 120),
    actor,
    act: (context) => recognitions.grant(grant, context),
  });
  if (revokedOn === null) return steps;
  const revocation = { decision: decided(revokedOn), revokedOn, reason: 'Không còn đạt tiêu chuẩn (số liệu minh hoạ)' };
  steps.push({
    at: moment(addDays(revokedOn, 2), dice.between(0, 3) * 120),
    actor,
    act: (context) => recognitions.revoke(title, ref, revocation, context),
  });
  return steps;
}
