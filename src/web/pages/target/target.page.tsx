import type { VNode } from 'preact';
import { spokenPeriod } from '../../../platform/text/periods';
import { shownDay } from '../../../platform/text/terms';
import { said, textOf } from '../../charts/measure';
import { fullName } from '../../known/areas';
import { Page } from '../../layout/page';
import { explainHref } from '../../parts/explained';
import { StateAndWhy } from '../../parts/state-reason';
import { capital, StateTag } from '../../parts/state-tag';
import { requirementWords } from '../../parts/target-table';
import { Trail } from '../../parts/trail';
import type { Visit } from '../../visit/visit';
import { WORST_FIRST } from '../overview/standing';
import { AcrossAreas } from './across-areas';
import { PlanText } from './plan-text';
import type { TargetKnown } from './target.data';
import { ThroughTime } from './through-time';

/** One target: where it stands, through time, across areas, and what the plan says. */
export const TargetPage = ({ visit, known }: { visit: Visit; known: TargetKnown }): VNode => {
  const { plan, names, target, area } = known;
  return (
    <Page visit={visit} title={names.indicator(target.indicator)} live>
      <Trail
        steps={[
          { words: 'Chỉ tiêu', href: visit.href('/chi-tieu', { plan: plan.plan }) },
          { words: fullName(area), href: visit.href(`/don-vi/${area.id}`, { plan: plan.plan }) },
        ]}
      />
      <h1 class="govuk-heading-l">{names.indicator(target.indicator)}</h1>
      <p class="hh-under">
        {fullName(area)}; {plan.issuer}
        {plan.number !== null && `, ${plan.number}`}, mục {target.section}. Tình hình ngày {shownDay(visit.day)}.
      </p>
      <Standing visit={visit} known={known} />
      <ThroughTime visit={visit} known={known} />
      <AcrossAreas visit={visit} known={known} />
      <PlanText known={known} />
      <p class="hh-actions">
        <a class="govuk-link" href={visit.href('/nhat-ky', { plan: plan.plan, target: target.id })}>
          Nhật ký của chỉ tiêu này
        </a>
        {visit.can('target.revise') && !visit.isPast && (
          <a class="govuk-link" href={visit.href(`/ke-hoach/${plan.plan}`)}>
            Điều chỉnh chỉ tiêu
          </a>
        )}
      </p>
    </Page>
  );
};

/** The answer in a line: value, state, what was wanted by when. */
const Standing = ({ visit, known: { row, names, measure } }: { visit: Visit; known: TargetKnown }): VNode => {
  if (row === null) return <p class="govuk-body">Vào ngày này chỉ tiêu không được đánh giá: đã bỏ, hoặc kế hoạch đã kết thúc.</p>;
  const value = textOf(measure, row);
  return (
    <>
      <div class="hh-answer">
        {row.summary === null && (
          <p class="hh-answer__value">
            <a class="govuk-link" href={explainHref(visit, row)}>
              {value === null ? '—' : said(measure, value)}
            </a>
          </p>
        )}
        <p class="hh-answer__state">
          <StateAndWhy row={row} reason={row.reason} unit={names.unit(row.indicator)} />
        </p>
        <p class="hh-answer__more">
          {row.period !== null && `${capital(spokenPeriod(row.period))}. `}
          {requirementWords(row, names)}, hạn {shownDay(row.due)}.{' '}
          <a class="govuk-link" href={explainHref(visit, row)}>
            Vì sao
          </a>
        </p>
      </div>
      {row.summary !== null && <Summary summary={row.summary} />}
    </>
  );
};

/** Of a target that each of many areas has to meet: how many stand how. */
const Summary = ({ summary }: { summary: NonNullable<NonNullable<TargetKnown['row']>['summary']> }): VNode => (
  <ul class="hh-legend" id="tung-don-vi">
    {WORST_FIRST.flatMap((state) => {
      const count = summary.byState[state] ?? 0;
      return count === 0 ? [] : [{ state, count }];
    }).map(({ state, count }) => (
      <li>
        <StateTag row={{ state, againstPlan: null }} /> {count}/{summary.areas} đơn vị
      </li>
    ))}
  </ul>
);
