import type { VNode } from 'preact';
import type { PlanHead } from '../known/plans';
import type { Visit } from '../visit/visit';

/** Another plan on the same page. */
export const PlanChooser = ({ visit, plans, plan }: { visit: Visit; plans: readonly PlanHead[]; plan: string }): VNode | null =>
  plans.length < 2 ? null : (
    <form method="get" action={visit.path} class="hh-moment-form hh-no-print">
      {[...visit.query]
        .filter(([name]) => name === 'on' || name === 'asOf')
        .map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
      <div class="hh-fields">
        <div class="govuk-form-group">
          <label class="govuk-label" for="ke-hoach-khac">
            Kế hoạch
          </label>
          <select class="govuk-select" id="ke-hoach-khac" name="plan" data-submits>
            {plans.map((one) => (
              <option value={one.plan} selected={one.plan === plan}>
                {`${one.issuer}, ${one.period.from.slice(0, 4)}–${one.period.to.slice(0, 4)}`}
              </option>
            ))}
          </select>
        </div>
        <button class="govuk-button govuk-button--secondary">Chọn</button>
      </div>
    </form>
  );
