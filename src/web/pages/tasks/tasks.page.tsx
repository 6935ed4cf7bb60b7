import type { VNode } from 'preact';
import { shownDay } from '../../../platform/text/terms';
import { Page } from '../../layout/page';
import { Due } from '../../parts/due';
import { KeptQuery } from '../../parts/kept-query';
import { ListPages } from '../../parts/list-pages';
import { PlanChooser } from '../../parts/plan-chooser';
import { Table } from '../../parts/table';
import type { Visit } from '../../visit/visit';
import { TaskTag } from './task-tag';
import { TASK_WORDS } from './task.words';
import { filtersIn, type TaskCounts, type Tasks } from './tasks.data';

/** Who has to do what by when, and how it stands. */
export const TasksPage = ({ visit, tasks }: { visit: Visit; tasks: Tasks }): VNode => (
  <Page visit={visit} title="Nhiệm vụ" live>
    <h1 class="govuk-heading-l">Nhiệm vụ</h1>
    <p class="hh-under">{tasks.plan.title}</p>
    <PlanChooser visit={visit} plans={tasks.plans} plan={tasks.plan.plan} />
    <p class="hh-lead">{tasks.whole === null ? 'Kế hoạch này không giao nhiệm vụ nào.' : countsWords(tasks.whole, visit.day)}</p>
    <Filters visit={visit} tasks={tasks} />
    <List visit={visit} tasks={tasks} />
    {tasks.items.length > 0 && (
      <p class="hh-actions">
        <a class="govuk-link" href={visit.href('/nhiem-vu/danh-sach.csv', { ...filtersIn(visit), plan: tasks.plan.plan })} download>
          Tải danh sách (CSV)
        </a>
      </p>
    )}
    <ListPages visit={visit} next={tasks.next} />
    {tasks.bodies.length > 0 && <Bodies visit={visit} bodies={tasks.bodies} />}
  </Page>
);

/** The finding in a sentence. */
export function countsWords({ tasks, done, doneLate, overdue, assigned, inProgress }: TaskCounts, day: string): string {
  const parts = [
    `${done + doneLate}/${tasks} nhiệm vụ đã xong`,
    overdue > 0 && `${overdue} quá hạn chưa xong`,
    inProgress > 0 && `${inProgress} đang làm`,
    assigned > 0 && `${assigned} chưa báo tiến độ`,
  ];
  return `Đến ngày ${shownDay(day)}: ${parts.filter((part) => part !== false).join(', ')}.`;
}

const Filters = ({ visit, tasks: { plan, bodies } }: { visit: Visit; tasks: Tasks }): VNode => (
  <form method="get" action={visit.path} class="hh-moment-form hh-no-print" aria-label="Lọc nhiệm vụ">
    <input type="hidden" name="plan" value={plan.plan} />
    <KeptQuery visit={visit} names={['on', 'asOf']} />
    <div class="hh-fields">
      <div class="govuk-form-group">
        <label class="govuk-label" for="loc-body">
          Cơ quan
        </label>
        <select class="govuk-select" id="loc-body" name="body" data-submits>
          <option value="">Tất cả</option>
          {bodies.map(({ body, name }) => (
            <option value={body ?? ''} selected={body === visit.asked('body')}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <div class="govuk-form-group">
        <label class="govuk-label" for="loc-state">
          Tình trạng
        </label>
        <select class="govuk-select" id="loc-state" name="state" data-submits>
          <option value="">Tất cả</option>
          {Object.entries(TASK_WORDS).map(([state, words]) => (
            <option value={state} selected={state === visit.asked('state')}>
              {words}
            </option>
          ))}
        </select>
      </div>
      <button class="govuk-button govuk-button--secondary">Lọc</button>
    </div>
  </form>
);

const List = ({ visit, tasks: { items } }: { visit: Visit; tasks: Tasks }): VNode => (
  <Table
    caption="Từng nhiệm vụ, theo hạn"
    id="tung-nhiem-vu"
    rows={items}
    rowId={({ task, year }) => `nv-${task}-${year ?? ''}`}
    empty="Không có nhiệm vụ nào như vậy. Hãy bỏ bớt điều kiện."
    columns={[
      {
        title: 'Nhiệm vụ',
        cell: ({ plan, task, text, year, section, leads }) => (
          <>
            <a class="govuk-link" href={visit.href(`/nhiem-vu/${plan}/${task}`)}>
              {text}
            </a>
            <small>
              {[
                year !== null && `năm ${year}`,
                section !== null && `mục ${section}`,
                leads.length > 0 && leads.map(({ name }) => name).join(', '),
              ]
                .filter((part) => part !== false)
                .join('; ')}
            </small>
          </>
        ),
      },
      { title: 'Tình trạng', cell: ({ state }) => <TaskTag state={state} /> },
      { title: 'Tiến độ', number: true, cell: ({ percent }) => (percent === null ? '—' : `${percent}%`) },
      { title: 'Hạn', cell: (item) => <Due {...item} /> },
    ]}
  />
);

const Bodies = ({ visit, bodies }: { visit: Visit; bodies: readonly TaskCounts[] }): VNode => (
  <Table
    caption="Theo cơ quan (nhiệm vụ của nhiều cơ quan tính ở mỗi cơ quan)"
    id="theo-co-quan"
    rows={bodies.toSorted((one, other) => other.overdue - one.overdue || ORDER.compare(one.name ?? '', other.name ?? ''))}
    rowId={({ body }) => `cq-${body ?? ''}`}
    empty=""
    columns={[
      {
        title: 'Cơ quan',
        cell: ({ body, name }) => (
          <a class="govuk-link" href={visit.here({ body, state: null, cursor: null })}>
            {name}
          </a>
        ),
      },
      { title: 'Xong', number: true, cell: ({ done, doneLate, tasks }) => `${done + doneLate}/${tasks}` },
      {
        title: 'Quá hạn',
        number: true,
        cell: ({ body, overdue }) =>
          overdue === 0 ? (
            '0'
          ) : (
            <a class="govuk-link" href={visit.here({ body, state: 'overdue', cursor: null })}>
              {overdue}
            </a>
          ),
      },
      { title: 'Còn hạn', number: true, cell: ({ assigned, inProgress }) => String(assigned + inProgress) },
    ]}
  />
);

const ORDER = new Intl.Collator('vi', { numeric: true });
