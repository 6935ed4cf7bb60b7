import type { VNode } from 'preact';
import { Page } from '../../layout/page';
import { Done } from '../../parts/done';
import { ErrorSummary } from '../../parts/error-summary';
import { whole } from '../../parts/numbers';
import { Table } from '../../parts/table';
import type { Visit } from '../../visit/visit';
import { DeadLetters } from './dead-letters';
import { ageWords, CHECK_WORDS, inWords, projectionWords, standingOf, statusWords } from './system.words';
import type { ProjectionShown, SystemState } from './system.data';

interface SystemProps {
  readonly visit: Visit;
  readonly state: SystemState;
  readonly formKey: string;
  readonly done?: string;
  readonly problem?: string;
}

/** What runs, how far it is, and what stands still: for whoever runs the system. */
export const SystemPage = ({ visit, state, formKey, done, problem }: SystemProps): VNode => (
  <Page visit={visit} title="Tình trạng hệ thống" timeless live>
    <ErrorSummary problems={problem === undefined ? [] : [{ words: problem }]} title="Chưa thực hiện được:" />
    <Done words={done} />
    <h1 class="govuk-heading-l">Tình trạng hệ thống</h1>
    <p
      class="hh-lead"
      id="nhan-dinh-he-thong"
      {...(state.projections.some(({ status }) => status === 'building') && { 'data-moves': true })}
    >
      {headline(state)}
    </p>
    <Checks state={state} />
    <DeadLetters visit={visit} projections={state.projections} formKey={formKey} />
    <Projections visit={visit} projections={state.projections} formKey={formKey} />
    <p class="govuk-body hh-no-print">
      <a class="govuk-link" href="/metrics">
        Số đo cho máy giám sát
      </a>
      {' · '}
      <a class="govuk-link" href="/health/ready">
        Trạng thái cho máy
      </a>
    </p>
  </Page>
);

export function headline({ ready, projections, logSize, failure }: SystemState): string {
  if (failure !== null) return `Các bảng tổng hợp không chạy: ${failure.message}`;
  const standing = standingOf(projections);
  const [stopped, idle] = [standing.filter((one) => one === 'stopped').length, standing.filter((one) => one === 'build-stopped').length];
  if (stopped > 0) return `${stopped} bảng tổng hợp đang dừng; số liệu mới chưa hiện ở đó. Xem cách đi tiếp dưới đây.`;
  const [first, beside] = [standing.filter((one) => one === 'first').length, standing.filter((one) => one === 'building').length];
  return [
    `${ready ? 'Hệ thống chạy bình thường' : 'Hệ thống chưa sẵn sàng'}; nhật ký có ${whole(logSize)} sự kiện.`,
    ...(first > 0 ? [`${first} bảng đang dựng lần đầu, chưa xem được.`] : []),
    ...(beside > 0 ? [`${beside} bảng đang dựng lại, bảng cũ vẫn phục vụ.`] : []),
    ...(idle > 0 ? [`${idle} lần dựng lại đã dừng giữa chừng, bảng cũ vẫn phục vụ. Xem cách đi tiếp dưới đây.`] : []),
  ].join(' ');
}

const Checks = ({ state: { checks, logSize } }: { state: SystemState }): VNode => (
  <dl class="govuk-summary-list" id="kiem-tra-he-thong">
    {CHECK_WORDS.map(([name, words]) => (
      <div class="govuk-summary-list__row">
        <dt class="govuk-summary-list__key">{words}</dt>
        <dd class="govuk-summary-list__value">
          {checks[name].ok ? '✓ ' : <strong>✕ Có lỗi: </strong>}
          {name === 'log' && checks.log.ok ? `${whole(logSize)} sự kiện` : inWords(checks[name].detail)}
        </dd>
      </div>
    ))}
  </dl>
);

export const Projections = ({
  visit,
  projections,
  formKey,
}: {
  visit: Visit;
  projections: readonly ProjectionShown[];
  formKey: string;
}): VNode => (
  <Table
    id="bang-tong-hop"
    caption="Bảng tổng hợp"
    rows={projections}
    rowId={({ name, generation }) => `bang-${name}-${generation}`}
    empty="Không có bảng tổng hợp nào chạy."
    columns={[
      {
        title: 'Bảng',
        cell: ({ name, version }) => (
          <>
            {projectionWords(name)}
            <small>
              {name}, bản {version}
            </small>
          </>
        ),
      },
      { title: 'Trạng thái', cell: (one) => statusWords(one, projections) },
      { title: 'Đã đọc tới', number: true, cell: ({ logSize }) => whole(logSize) },
      {
        title: 'Chậm hơn nhật ký',
        // What a build has not read yet is as old as the log; how many events there are says more than their age.
        cell: ({ lagMs, lagEvents, progress }) =>
          lagEvents === 0
            ? 'không'
            : [...(progress === null ? [ageWords(lagMs)] : []), ...(lagEvents === null ? [] : [`${whole(lagEvents)} sự kiện`])].join(', '),
      },
      { title: 'Tiến độ dựng', cell: ({ progress, etaMs }) => (progress === null ? '—' : <Progress progress={progress} etaMs={etaMs} />) },
      { title: 'Việc', cell: (one) => (visit.can('projection.rebuild') ? <Rebuild one={one} all={projections} formKey={formKey} /> : '—') },
    ]}
  />
);

const Progress = ({ progress, etaMs }: { progress: number; etaMs: number | null }): VNode => (
  <>
    <progress max={1} value={progress} aria-label="Tiến độ dựng" /> {Math.floor(progress * 100)}%
    {etaMs !== null && <small>còn khoảng {ageWords(etaMs)}</small>}
  </>
);

const Rebuild = ({ one, all, formKey }: { one: ProjectionShown; all: readonly ProjectionShown[]; formKey: string }): VNode => {
  if (one.status === 'building') return <>đang dựng</>;
  const own = all.filter(({ name }) => name === one.name);
  // One order a read model: a build that stands still is begun anew from the row of what serves.
  if (own.some(({ status }) => status === 'building') || one !== (own.find(({ serving }) => serving) ?? own[0])) return <>—</>;
  return (
    <form method="post" action={`/he-thong/${one.name}/dung-lai`}>
      <input type="hidden" name="khoa" value={`${formKey}.${one.name}`} />
      <button class="hh-link-button">
        Dựng lại<span class="govuk-visually-hidden"> bảng {one.name}</span>
      </button>
    </form>
  );
};
