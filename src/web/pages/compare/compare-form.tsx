import type { VNode } from 'preact';
import { spokenPeriod } from '../../../platform/text/periods';
import { fullName } from '../../known/areas';
import { Field } from '../../parts/field';
import { dayOfInstant } from '../../time/instants';
import { shownDay } from '../../../platform/text/terms';
import type { Visit } from '../../visit/visit';
import { EVERYWHERE, type Comparison } from './compare.data';

export const CompareForm = ({ visit, comparison }: { visit: Visit; comparison: Comparison }): VNode => {
  const { problem } = comparison;
  const error = (name: string): string | undefined => problem?.fields.find(({ field }) => field === name)?.message;
  return (
    <form method="get" action="/so-sanh" class="hh-card hh-no-print">
      <Where comparison={comparison} />
      <div class="hh-fields">
        <Field
          name="from"
          words="Ngày thứ nhất"
          type={typeOf(visit.asked('from'))}
          value={visit.asked('from') ?? ''}
          error={error('from')}
          width={10}
        />
        <Field
          name="to"
          words="Ngày thứ hai"
          type={typeOf(visit.asked('to'))}
          value={visit.asked('to') ?? ''}
          error={error('to')}
          width={10}
        />
        <Field name="on" words="Cùng hỏi về ngày (nếu muốn)" type="date" value={visit.moment.on ?? ''} width={10} />
        <button class="govuk-button">So sánh</button>
      </div>
      <p class="hh-muted">
        Để trống ô thứ ba: so tình hình của hai ngày, mỗi ngày theo những gì đã biết đến hết ngày ấy. Điền ô thứ ba: cả hai bên cùng hỏi về
        một ngày, chỉ khác nhau ở những gì đã biết, tức là thấy số liệu của ngày ấy về sau bị sửa ra sao.
      </p>
      <Presets visit={visit} comparison={comparison} />
    </form>
  );
};

const Where = ({ comparison: { plans, plan, areas, area, called } }: { comparison: Comparison }): VNode => (
  <div class="hh-fields">
    <div class="govuk-form-group">
      <label class="govuk-label" for="plan">
        Kế hoạch
      </label>
      <select class="govuk-select" id="plan" name="plan">
        {plans.map((one) => (
          <option value={one.plan} selected={one.plan === plan.plan}>
            {`${one.issuer}, ${one.period.from.slice(0, 4)}–${one.period.to.slice(0, 4)}`}
          </option>
        ))}
      </select>
    </div>
    <div class="govuk-form-group">
      <label class="govuk-label" for="area">
        Địa bàn
      </label>
      <select class="govuk-select" id="area" name="area">
        <option value={plan.area} selected={area === plan.area}>
          {called.area(plan.area)}
        </option>
        <option value={EVERYWHERE} selected={area === EVERYWHERE}>
          {called.area(plan.area)} và mọi nơi trực thuộc
        </option>
        {areas.map((one) => (
          <option value={one.id} selected={one.id === area}>
            {fullName(one)}
          </option>
        ))}
      </select>
    </div>
  </div>
);

/** A log size or an instant came by a link: it stands as it is. */
const typeOf = (value: string | undefined): 'date' | 'text' => (value === undefined || /^\d{4}-\d{2}-\d{2}$/.test(value) ? 'date' : 'text');

/** Moments that people mean: ends of half-years within the plan, and publications. */
function Presets({ visit, comparison: { plan, publications } }: { visit: Visit; comparison: Comparison }): VNode {
  const periods = lastHalfYears(plan.period, visit.today);
  return (
    <ul class="hh-applied" aria-label="Chọn nhanh">
      {periods.map(({ period, from, to }) => (
        <li>
          <a class="govuk-link" href={visit.here({ plan: plan.plan, from, to, on: null, cursor: null })}>
            Trong {spokenPeriod(period)}
          </a>
        </li>
      ))}
      {publications.map(({ code, logSize, publishedAt }) => (
        <li>
          <a class="govuk-link" href={visit.here({ plan: plan.plan, from: String(logSize), to: visit.today, on: null, cursor: null })}>
            Từ công bố {code} ({shownDay(dayOfInstant(publishedAt))}) đến nay
          </a>
        </li>
      ))}
    </ul>
  );
}

interface HalfYear {
  readonly period: string;
  readonly from: string;
  readonly to: string;
}

/** The last three half-years of a plan that are over. */
export function lastHalfYears(span: { readonly from: string; readonly to: string }, today: string): readonly HalfYear[] {
  const years = Array.from(
    { length: Number(span.to.slice(0, 4)) - Number(span.from.slice(0, 4)) + 1 },
    (_, n) => Number(span.from.slice(0, 4)) + n,
  );
  return years
    .flatMap((year): readonly HalfYear[] => [
      { period: `${year}-H1`, from: `${year - 1}-12-31`, to: `${year}-06-30` },
      { period: `${year}-H2`, from: `${year}-06-30`, to: `${year}-12-31` },
    ])
    .filter(({ from, to }) => to <= today && to <= span.to && from >= span.from)
    .slice(-3);
}
