import type { VNode } from 'preact';
import { ALL_PHASES, phaseAsked } from '../known/phase';
import type { PlanShown } from '../known/plans';
import type { Visit } from '../visit/visit';
import { Choices } from './choices';

/** Unasked, the phase that runs on the day. */
export const PhaseChoices = ({ visit, plan }: { visit: Visit; plan: Pick<PlanShown, 'phases'> }): VNode => (
  <Choices
    visit={visit}
    name="phase"
    title="Giai đoạn"
    chosen={phaseAsked(visit, plan) ?? ALL_PHASES}
    choices={[...plan.phases.map(({ id, title }) => ({ value: id, words: title ?? id })), { value: ALL_PHASES, words: 'Tất cả' }]}
  />
);
