import type { VNode } from 'preact';
import { shownDay } from '../../../platform/text/terms';
import type { Charged } from '../../../tasks';
import { Page } from '../../layout/page';
import { textIn } from '../../log/json';
import { Done } from '../../parts/done';
import { Due } from '../../parts/due';
import { ErrorSummary, type FormProblem } from '../../parts/error-summary';
import { Table } from '../../parts/table';
import { shownInstant } from '../../time/instants';
import type { Visit } from '../../visit/visit';
import { TaskTag } from './task-tag';
import { DONE } from './task.acts';
import { TaskForms } from './task.forms';
import { recursWords, roleWords } from './task.words';
import type { TaskShown } from './task.data';

interface TaskProps {
  readonly visit: Visit;
  readonly shown: TaskShown;
  readonly problems?: readonly FormProblem[];
}

/** One task with its story, and what may be recorded of it. */
export const TaskPage = ({ visit, shown, problems = [] }: TaskProps): VNode => {
  const { task, plan } = shown;
  const xong = visit.asked('xong');
  return (
    <Page visit={visit} title={`Nhiệm vụ: ${shortened(task.text)}`} under="/nhiem-vu" failed={problems.length > 0}>
      <p class="hh-no-print">
        <a class="govuk-back-link" href={visit.href('/nhiem-vu', { plan: plan.plan })}>
          Các nhiệm vụ của kế hoạch
        </a>
      </p>
      <ErrorSummary problems={problems} title="Chưa ghi được:" />
      {problems.length === 0 && <Done words={xong === undefined ? undefined : DONE[xong]} />}
      <h1 class="govuk-heading-m">{task.text}</h1>
      <p class="hh-under">
        {plan.title}
        {task.section !== null && `, mục ${task.section}`}
      </p>
      {task.reading !== null && <p class="govuk-body">{task.reading}</p>}
      <Charges shown={shown} />
      <Occurrences shown={shown} />
      <TaskForms visit={visit} shown={shown} problems={problems} />
      <Story visit={visit} shown={shown} />
    </Page>
  );
};

const Charges = ({ shown: { task } }: { shown: TaskShown }): VNode => {
  const recurs = recursWords(task.occurrences[0]?.recurs);
  return (
    <dl class="govuk-summary-list hh-summary">
      <Row words={roleWords(task.role)} values={task.leads} />
      <Row words="Phối hợp" values={task.coordinating} />
      {recurs !== null && (
        <div class="govuk-summary-list__row">
          <dt class="govuk-summary-list__key">Lặp lại</dt>
          <dd class="govuk-summary-list__value">{recurs}</dd>
        </div>
      )}
    </dl>
  );
};

const Row = ({ words, values }: { words: string; values: readonly Charged[] }): VNode | null =>
  values.length === 0 ? null : (
    <div class="govuk-summary-list__row">
      <dt class="govuk-summary-list__key">{words}</dt>
      <dd class="govuk-summary-list__value">{values.map(({ name }) => name).join('; ')}</dd>
    </div>
  );

const Occurrences = ({ shown: { task } }: { shown: TaskShown }): VNode => (
  <Table
    caption="Tình trạng"
    id="tinh-trang"
    rows={task.occurrences}
    rowId={({ year }) => `nam-${year ?? 'mot'}`}
    empty="Nhiệm vụ này chưa bắt đầu vào ngày đang xem."
    columns={[
      { title: 'Năm', cell: ({ year }) => (year === null ? 'cả kế hoạch' : String(year)) },
      { title: 'Tình trạng', cell: ({ state }) => <TaskTag state={state} /> },
      { title: 'Tiến độ', number: true, cell: ({ percent }) => (percent === null ? '—' : `${percent}%`) },
      {
        title: 'Hạn',
        cell: (item) => (
          <>
            <Due {...item} />
            {item.dueText !== null && <small>“{item.dueText}”</small>}
          </>
        ),
      },
      { title: 'Xong ngày', cell: ({ completedOn }) => (completedOn === null ? '—' : shownDay(completedOn)) },
    ]}
  />
);

const TITLES: Readonly<Record<string, string>> = {
  TaskProgressed: 'Ghi tiến độ',
  TaskCompleted: 'Hoàn thành',
  TaskReopened: 'Mở lại',
};

const Story = ({ visit, shown: { task, called } }: { visit: Visit; shown: TaskShown }): VNode => (
  <section aria-labelledby="qua-trinh">
    <h2 class="govuk-heading-m" id="qua-trinh">
      Quá trình
    </h2>
    {task.story.length === 0 ? (
      <p class="govuk-body">Chưa có gì được ghi.</p>
    ) : (
      <ol class="hh-steps">
        {task.story.map(({ type, revision, recordedAt, day, actor, year, data }) => (
          <li id={`buoc-${revision}`}>
            <p class="hh-steps__head">
              <strong>
                {TITLES[type] ?? type}
                {year !== null && `, năm ${year}`}
                {textIn(data, 'percent') !== '' && `: ${textIn(data, 'percent')}%`}
              </strong>{' '}
              <span class="hh-muted">
                {shownInstant(recordedAt)}
                {day > visit.day && ' (sau ngày đang xem)'}
              </span>
            </p>
            <p>
              {called.person(actor)}
              {textIn(data, 'on') !== '' && textIn(data, 'on') !== day && `, về ngày ${shownDay(textIn(data, 'on'))}`}
            </p>
            {['note', 'reason'].map((name) => textIn(data, name) !== '' && <p>{textIn(data, name)}</p>)}
          </li>
        ))}
      </ol>
    )}
  </section>
);

const shortened = (text: string): string => (text.length <= 60 ? text : `${text.slice(0, 59).trimEnd()}…`);
