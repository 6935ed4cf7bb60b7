import type { VNode } from 'preact';
import { criterionWords, shownDay } from '../../../platform/text/terms';
import type { AnsweredRow } from '../../../status';
import type { Called } from '../../known/called';
import { recognitionPath } from '../../known/recognised';
import { Due } from '../../parts/due';
import { shown, ValueCell } from '../../parts/numbers';
import { capital, StateTag } from '../../parts/state-tag';
import { Table } from '../../parts/table';
import type { Visit } from '../../visit/visit';
import { headline } from '../overview/standing';
import { behindIn, type PlannerWork, type PlanStanding } from './planner.data';
import type { RecogniserWork } from './recogniser.data';
import type { SupervisorWork } from './watching.data';

const MOST = 10;

export const planTitle = ({ issuer, period }: PlanStanding['plan']): string =>
  `${issuer}, ${period.from.slice(0, 4)}–${period.to.slice(0, 4)}`;

interface BehindProps {
  readonly visit: Visit;
  readonly standing: PlanStanding;
  readonly caption: string;
  readonly id: string;
  /** Of a planner: a way to the act that mends it. */
  readonly mends?: boolean;
}

const Behind = ({ visit, standing: { plan, names, rows }, caption, id, mends = false }: BehindProps): VNode => (
  <>
    <Table<AnsweredRow>
      caption={caption}
      id={id}
      rows={rows.slice(0, MOST)}
      rowId={({ target }) => `${id}-${target}`}
      empty=""
      columns={[
        {
          title: 'Chỉ tiêu',
          cell: ({ target, indicator }) => (
            <a class="govuk-link" href={visit.href(`/chi-tieu/${target}`, { plan: plan.plan })}>
              {names.indicator(indicator)}
            </a>
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
      ]}
    />
    {rows.length > MOST && (
      <p class="govuk-body">
        <a class="govuk-link" href={visit.href('/tong-quan', { plan: plan.plan })}>
          Còn {rows.length - MOST} chỉ tiêu nữa ở Tổng quan
        </a>
      </p>
    )}
    {mends && (
      <p class="govuk-body">
        <a class="govuk-link" href={visit.href(`/ke-hoach/${plan.plan}`)}>
          Mở kế hoạch để điều chỉnh chỉ tiêu
        </a>
      </p>
    )}
  </>
);

export const PlannerSection = ({ visit, work: { overdue, soon, behind } }: { visit: Visit; work: PlannerWork }): VNode => (
  <section aria-labelledby="ke-hoach-cua-toi">
    <h2 class="govuk-heading-m" id="ke-hoach-cua-toi">
      Kế hoạch và nhiệm vụ
    </h2>
    <p class="hh-lead">
      {overdue.length === 0 ? 'Không có nhiệm vụ nào quá hạn.' : `${overdue.length} nhiệm vụ quá hạn chưa hoàn thành.`}{' '}
      {soon.length > 0 && `${soon.length} nhiệm vụ đến hạn trong 60 ngày.`}
    </p>
    {overdue.length + soon.length > 0 && (
      <Table
        caption="Nhiệm vụ quá hạn và sắp đến hạn"
        id="nhiem-vu-gap"
        rows={[...overdue, ...soon].slice(0, MOST * 2)}
        rowId={({ plan, task, year }) => `nv-${plan}-${task}-${year ?? ''}`}
        empty=""
        columns={[
          {
            title: 'Nhiệm vụ',
            cell: ({ plan, task, text, year, leads }) => (
              <>
                <a class="govuk-link" href={visit.href(`/nhiem-vu/${plan}/${task}`)}>
                  {text}
                </a>
                <small>
                  {year !== null && `năm ${year}`}
                  {year !== null && leads.length > 0 && '; '}
                  {leads.map(({ name }) => name).join(', ')}
                </small>
              </>
            ),
          },
          { title: 'Tiến độ', number: true, cell: ({ percent }) => (percent === null ? '—' : `${percent}%`) },
          { title: 'Hạn', cell: (item) => <Due {...item} stated /> },
        ]}
      />
    )}
    {behind.map((standing) => (
      <Behind
        visit={visit}
        standing={standing}
        caption={`Chỉ tiêu chậm: ${planTitle(standing.plan)}`}
        id={`cham-${standing.plan.plan}`}
        mends
      />
    ))}
  </section>
);

export const SupervisorSection = ({ visit, work: { plans } }: { visit: Visit; work: SupervisorWork }): VNode => (
  <section aria-labelledby="tinh-hinh">
    <h2 class="govuk-heading-m" id="tinh-hinh">
      Tình hình
    </h2>
    {plans.map((standing) => {
      const [behind] = behindIn([standing]);
      const { plan, reporting } = standing;
      return (
        <>
          <p class="hh-lead">
            <strong>{planTitle(plan)}:</strong> {headline(standing.rows)}
          </p>
          {reporting !== null && reporting.expected > 0 && (
            <p class="govuk-body">
              Báo cáo đến hạn: đã nhận {reporting.received}/{reporting.expected} ({shown(reporting.completeness)}%), đúng hạn{' '}
              {reporting.inTime}/{reporting.expected} ({shown(reporting.timeliness)}%).{' '}
              {reporting.missing > 0 && (
                <a class="govuk-link" href={visit.href('/bao-cao', { plan: plan.plan, state: 'missing' })}>
                  {reporting.missing} báo cáo còn thiếu
                </a>
              )}
            </p>
          )}
          <p class="hh-actions">
            <a class="govuk-button" href={visit.href('/tong-quan', { plan: plan.plan })}>
              Mở Tổng quan
            </a>
          </p>
          {behind !== undefined && <Behind visit={visit} standing={behind} caption="Đáng lo nhất" id={`cham-${plan.plan}`} />}
        </>
      );
    })}
  </section>
);

export const RecogniserSection = ({ visit, work, called }: { visit: Visit; work: RecogniserWork; called: Called }): VNode => (
  <section aria-labelledby="danh-hieu">
    <h2 class="govuk-heading-m" id="danh-hieu">
      Danh hiệu
    </h2>
    <p class="hh-lead">
      {work.expiring.length === 0
        ? 'Không có danh hiệu nào hết hạn trong 90 ngày tới.'
        : `${work.isMore ? 'Hơn ' : ''}${work.expiring.length} danh hiệu hết hạn trong 90 ngày tới.`}
    </p>
    <p class="hh-actions">
      <a class="govuk-button" href={visit.href('/cong-nhan')}>
        Mở sổ công nhận
      </a>
    </p>
    {work.expiring.length > 0 && (
      <Table
        caption="Sắp hết hạn"
        id="sap-het-han"
        rows={work.expiring}
        rowId={({ title, subject }) => `hh-${title}-${subject}`}
        empty=""
        columns={[
          {
            title: 'Danh hiệu',
            cell: ({ title, subject, name }) => (
              <>
                <a class="govuk-link" href={visit.href(recognitionPath({ title, subject }))}>
                  {called.title(title)}
                </a>
                <small>{name ?? subject}</small>
              </>
            ),
          },
          { title: 'Địa bàn', cell: ({ area }) => called.area(area) },
          { title: 'Hết hạn', cell: ({ validUntil }) => shownDay(validUntil) },
        ]}
      />
    )}
    {work.open.map((standing) => (
      <Behind
        visit={visit}
        standing={standing}
        caption={`Chỉ tiêu về danh hiệu chưa đạt: ${planTitle(standing.plan)}`}
        id={`danh-hieu-${standing.plan.plan}`}
      />
    ))}
  </section>
);
