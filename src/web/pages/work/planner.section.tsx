import type { VNode } from 'preact';
import { planTitle } from '../../known/plans';
import { Due } from '../../parts/due';
import { Table } from '../../parts/table';
import type { Visit } from '../../visit/visit';
import { Behind } from './behind';
import type { PlannerWork } from './planner.data';

const MOST = 20;

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
        rows={[...overdue, ...soon].slice(0, MOST)}
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
