import type { VNode } from 'preact';
import { criterionWords, shownDay, STATE_WORDS } from '../../../platform/text/terms';
import type { AnsweredRow } from '../../../status';
import { Page } from '../../layout/page';
import { shown, ValueCell } from '../../parts/numbers';
import { PlanChooser } from '../../parts/plan-chooser';
import { capital, StateTag } from '../../parts/state-tag';
import { Table } from '../../parts/table';
import type { Visit } from '../../visit/visit';
import type { Overview } from './overview.data';
import { countsOf, headline, worstFirst } from './standing';
import { Tiles } from './tiles';

/** Are we on course, and where not: for who answers for a plan. */
export const OverviewPage = ({ visit, overview }: { visit: Visit; overview: Overview }): VNode => {
  const { plans, plan, rows } = overview;
  const begun = rows.filter(({ state }) => state !== 'not-started');
  const later = rows.filter(({ state }) => state === 'not-started');
  return (
    <Page visit={visit} title="Tổng quan" live>
      <h1 class="govuk-heading-l">{plan.title}</h1>
      <p class="hh-under">
        {plan.issuer}
        {plan.number !== null && `, số ${plan.number}`}; từ {shownDay(plan.period.from)} đến {shownDay(plan.period.to)}. Tình hình ngày{' '}
        {shownDay(visit.day)}.
      </p>
      <PlanChooser visit={visit} plans={plans} plan={plan.plan} />
      <p class="hh-lead" id="nhan-dinh">
        {headline(rows)}
      </p>
      <Shares rows={rows} />
      <Reporting visit={visit} overview={overview} />
      <Rows
        visit={visit}
        overview={overview}
        rows={worstFirst(begun)}
        caption="Chỉ tiêu đang đánh giá, đáng lo nhất trước"
        id="dang-danh-gia"
      />
      {later.length > 0 && (
        <details class="govuk-details">
          <summary class="govuk-details__summary">
            <span class="govuk-details__summary-text">{later.length} chỉ tiêu của giai đoạn sau</span>
          </summary>
          <Rows visit={visit} overview={overview} rows={later} caption="Chỉ tiêu của giai đoạn sau" id="giai-doan-sau" />
        </details>
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

interface RowsProps {
  readonly visit: Visit;
  readonly overview: Overview;
  readonly rows: readonly AnsweredRow[];
  readonly caption: string;
  readonly id: string;
}

const Rows = ({ visit, overview: { plan, names }, rows, caption, id }: RowsProps): VNode => (
  <Table
    caption={caption}
    id={id}
    rows={rows}
    rowId={({ target }) => `chi-tieu-${target}`}
    empty="Kế hoạch này không có chỉ tiêu định lượng."
    columns={[
      {
        title: 'Chỉ tiêu',
        cell: ({ target, indicator }) => (
          <>
            <a class="govuk-link" href={visit.href(`/chi-tieu/${target}`, { plan: plan.plan })}>
              {names.indicator(indicator)}
            </a>
            <small>{names.target(target)?.section}</small>
          </>
        ),
      },
      { title: 'Tình trạng', cell: (row) => <StateTag row={row} /> },
      {
        title: 'Giá trị',
        number: true,
        cell: (row) => (
          <ValueCell
            row={row}
            unit={names.unit(row.indicator)}
            href={visit.href('/giai-thich', { plan: row.plan, target: row.target, area: row.area })}
          />
        ),
      },
      { title: 'Yêu cầu', cell: ({ criterion }) => capital(criterionWords(criterion)) },
      { title: 'Hạn', cell: ({ due }) => <span class="hh-nowrap">{shownDay(due)}</span> },
      { title: 'Đã báo', number: true, cell: ({ coverage: { reported, expected } }) => `${String(reported)}/${String(expected)}` },
    ]}
  />
);
