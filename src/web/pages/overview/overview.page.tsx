import type { VNode } from 'preact';
import { shownDay, STATE_WORDS } from '../../../platform/text/terms';
import type { AnsweredRow } from '../../../status';
import { ALL_PHASES } from '../../known/phase';
import { Page } from '../../layout/page';
import { shown } from '../../parts/numbers';
import { Choices } from '../../parts/choices';
import type { DemoChoice } from '../../parts/demo-people';
import { PlanChooser } from '../../parts/plan-chooser';
import { StateTag } from '../../parts/state-tag';
import { TargetTable } from '../../parts/target-table';
import type { Visit } from '../../visit/visit';
import type { Overview } from './overview.data';
import { countsOf, headline, isTroubled, worstFirst } from './standing';
import { Tiles } from './tiles';
import { TryAs } from './try-as';

interface OverviewProps {
  readonly visit: Visit;
  readonly overview: Overview;
  /** Whom a visitor of the demo may be. */
  readonly people: readonly DemoChoice[];
}

/** Are we on course, and where not: for who answers for a plan. */
export const OverviewPage = ({ visit, overview, people }: OverviewProps): VNode => {
  const { plans, plan, names, series } = overview;
  const phase = visit.asked('phase');
  const rows = overview.rows.filter(({ target }) => phase === undefined || names.target(target)?.phase === phase);
  const begun = worstFirst(rows.filter(({ state }) => state !== 'not-started'));
  const troubled = begun.filter(isTroubled);
  const well = begun.filter((row) => !isTroubled(row));
  const later = rows.filter(({ state }) => state === 'not-started');
  const shared = { visit, names, series };
  return (
    <Page visit={visit} title="Tổng quan" live>
      <h1 class="govuk-heading-l">{plan.title}</h1>
      <p class="hh-under">
        {plan.issuer}
        {plan.number !== null && `, số ${plan.number}`}; từ {shownDay(plan.period.from)} đến {shownDay(plan.period.to)}. Tình hình ngày{' '}
        {shownDay(visit.day)}.
      </p>
      <PlanChooser visit={visit} plans={plans} plan={plan.plan} />
      <Choices
        visit={visit}
        name="phase"
        title="Giai đoạn"
        choices={[{ value: null, words: 'Tất cả' }, ...plan.phases.map(({ id, title }) => ({ value: id, words: title ?? id }))]}
      />
      <p class="hh-lead" id="nhan-dinh">
        {headline(rows)}
      </p>
      <Shares rows={rows} />
      {(troubled.length > 0 || rows.length === 0) && (
        <TargetTable
          {...shared}
          rows={troubled}
          caption="Cần chú ý, đáng lo nhất trước"
          id="dang-danh-gia"
          empty="Kế hoạch này không có chỉ tiêu định lượng."
        />
      )}
      <TryAs people={people} />
      <Reporting visit={visit} overview={overview} />
      {well.length > 0 && <TargetTable {...shared} rows={well} caption="Đúng tiến độ hoặc đã đạt" id="dang-tot" empty="" />}
      {later.length > 0 && (
        <p class="govuk-body" id="giai-doan-sau">
          <a class="govuk-link" href={visit.href('/chi-tieu', { plan: plan.plan, state: 'not-started', phase: ALL_PHASES })}>
            {later.length} chỉ tiêu chưa bắt đầu
          </a>
        </p>
      )}
    </Page>
  );
};

function Shares({ rows }: { rows: readonly AnsweredRow[] }): VNode {
  const counts = countsOf(rows);
  return (
    <>
      <div class="hh-shares" aria-hidden="true">
        {counts.map(({ state, count }) => (
          <span class={`hh-fill--${state}`} style={`flex: ${count}`} />
        ))}
      </div>
      <ul class="hh-legend" id="theo-tinh-trang">
        {counts.map(({ state, count }) => (
          <li>
            <StateTag row={{ state, againstPlan: null }} /> {count}
            <span class="govuk-visually-hidden"> chỉ tiêu {STATE_WORDS[state]}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Reporting({ visit, overview: { plan, rates, areaNames } }: { visit: Visit; overview: Overview }): VNode | null {
  const [whole, ...each] = rates;
  if (whole === undefined || whole.expected === 0) return null;
  return (
    <section aria-labelledby="bao-cao-the-nao">
      <h2 class="govuk-heading-m" id="bao-cao-the-nao">
        Báo cáo
      </h2>
      <p class="govuk-body">
        Đã nhận {whole.received}/{whole.expected} báo cáo đến hạn ({shown(whole.completeness)}%), {whole.inTime} đúng hạn.{' '}
        {whole.missing > 0 && (
          <a class="govuk-link" href={visit.href('/bao-cao', { plan: plan.plan, state: 'missing' })}>
            {whole.missing} báo cáo còn thiếu
          </a>
        )}
      </p>
      <Tiles visit={visit} plan={plan.plan} rates={each} names={areaNames} />
    </section>
  );
}
