import type { VNode } from 'preact';
import { planTitle, type PlanHead } from '../known/plans';
import type { Visit } from '../visit/visit';
import { KeptQuery } from './kept-query';

/** Another plan on the same page. */
export const PlanChooser = ({ visit, plans, plan }: { visit: Visit; plans: readonly PlanHead[]; plan: string }): VNode | null =>
  plans.length < 2 ? null : (
    <form method="get" action={visit.path} class="hh-moment-form hh-no-print">
      <KeptQuery visit={visit} names={['on', 'asOf']} />
      <div class="hh-fields">
        <div class="govuk-form-group">
          <label class="govuk-label" for="ke-hoach-khac">
            Kế hoạch
          </label>
          <select class="govuk-select" id="ke-hoach-khac" name="plan" data-submits>
            {plans.map((one) => (
              <option value={one.plan} selected={one.plan === plan}>
                {planTitle(one)}
              </option>
            ))}
          </select>
        </div>
        <button class="govuk-button govuk-button--secondary">Chọn</button>
      </div>
    </form>
  );
