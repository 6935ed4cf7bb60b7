import type { VNode } from 'preact';
import { Page } from '../../layout/page';
import { Done } from '../../parts/done';
import { ErrorSummary } from '../../parts/error-summary';
import { whole } from '../../parts/numbers';
import { Table } from '../../parts/table';
import type { Visit } from '../../visit/visit';
import { DeadLetters } from './dead-letters';
import { ageWords, CHECK_WORDS, PROJECTION_WORDS, STATUS_WORDS } from './system.words';
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
    <p class="hh-lead" id="nhan-dinh-he-thong">
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
  const stopped = projections.filter(({ status }) => status === 'stopped').length;
  if (failure !== null) return `Các bảng tổng hợp không chạy: ${failure.message}`;
  if (stopped > 0) return `${stopped} bảng tổng hợp đang dừng; số liệu mới chưa hiện ở đó. Xem cách đi tiếp dưới đây.`;
  const building = projections.filter(({ status }) => status === 'building').length;
  const rest = building > 0 ? ` ${building} bảng đang dựng lại, bảng cũ vẫn phục vụ.` : '';
  return `${ready ? 'Hệ thống chạy bình thường' : 'Hệ thống chưa sẵn sàng'}; nhật ký có ${whole(logSize)} sự kiện.${rest}`;
}

const Checks = ({ state: { checks } }: { state: SystemState }): VNode => (
  <dl class="govuk-summary-list" id="kiem-tra-he-thong">
    {CHECK_WORDS.map(([name, words]) => (
      <div class="govuk-summary-list__row">
        <dt class="govuk-summary-list__key">{words}</dt>
        <dd class="govuk-summary-list__value">
          {checks[name].ok ? '✓ ' : <strong>✕ Có lỗi: </strong>}
          {checks[name].detail}
        </dd>
      </div>
    ))}
  </dl>
);

const Projections = ({
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
            {PROJECTION_WORDS[name] ?? name}
            <small>
              {name}, bản {version}
            </small>
          </>
        ),
      },
      { title: 'Trạng thái', cell: ({ status }) => STATUS_WORDS[status] },
      { title: 'Đã đọc tới', number: true, cell: ({ logSize }) => whole(logSize) },
      {
        title: 'Chậm hơn nhật ký',
        cell: ({ lagMs, lagEvents }) =>
          lagEvents === 0 ? 'không' : `${ageWords(lagMs)}${lagEvents === null ? '' : `, ${whole(lagEvents)} sự kiện`}`,
      },
      { title: 'Tiến độ dựng', cell: ({ progress, etaMs }) => (progress === null ? '—' : <Progress progress={progress} etaMs={etaMs} />) },
      { title: 'Việc', cell: (one) => (visit.can('projection.rebuild') ? <Rebuild one={one} formKey={formKey} /> : '—') },
    ]}
  />
);

const Progress = ({ progress, etaMs }: { progress: number; etaMs: number | null }): VNode => (
  <>
    <progress max={1} value={progress} aria-label="Tiến độ dựng" /> {Math.floor(progress * 100)}%
    {etaMs !== null && <small>còn khoảng {ageWords(etaMs)}</small>}
  </>
);

const Rebuild = ({ one: { name, status }, formKey }: { one: ProjectionShown; formKey: string }): VNode =>
  status === 'building' ? (
    <>đang dựng</>
  ) : (
    <form method="post" action={`/he-thong/${name}/dung-lai`}>
      <input type="hidden" name="khoa" value={`${formKey}.${name}`} />
      <button class="hh-link-button">
        Dựng lại<span class="govuk-visually-hidden"> bảng {name}</span>
      </button>
    </form>
  );
