import type { ComponentChildren, VNode } from 'preact';
import { shownDay } from '../../../platform/text/terms';
import { Page } from '../../layout/page';
import { Done } from '../../parts/done';
import { ErrorSummary, type FormProblem } from '../../parts/error-summary';
import { Table } from '../../parts/table';
import { Trail } from '../../parts/trail';
import type { Visit } from '../../visit/visit';
import type { Detail } from './catalogue.data';
import { FIELD_WORDS } from './catalogue.words';

interface OneProps {
  readonly visit: Visit;
  readonly list: { readonly path: string; readonly words: string };
  readonly detail: Detail<{ readonly code: string; readonly name: string }>;
  /** The stream that the log keeps it under. */
  readonly stream: string;
  readonly done?: string | undefined;
  readonly problems?: readonly FormProblem[];
  readonly children: ComponentChildren;
  /** What can be done to it. */
  readonly acts?: VNode | null;
}

/** One thing of the catalogue: what it is, since when, how it changed, and the way to who did that. */
export const OneFrame = ({ visit, list, detail, stream, done, problems = [], children, acts = null }: OneProps): VNode => (
  <Page visit={visit} title={detail.name} under="/danh-muc" failed={problems.length > 0}>
    <ErrorSummary problems={problems} title="Chưa ghi được:" />
    <Done words={done} />
    <Trail
      steps={[
        { words: 'Danh mục', href: visit.href('/danh-muc') },
        { words: list.words, href: visit.href(list.path) },
      ]}
    />
    <h1 class="govuk-heading-l">{detail.name}</h1>
    <p class="hh-under">
      Mã {detail.code}. Nội dung có hiệu lực ngày {shownDay(visit.day)}.
    </p>
    {detail.retiredOn !== null && <p class="govuk-inset-text">Ngừng dùng từ {shownDay(detail.retiredOn)}.</p>}
    {children}
    <Revisions detail={detail} />
    {visit.can('history.read') && (
      <p class="govuk-body hh-no-print">
        <a class="govuk-link" href={visit.href('/nhat-ky', { stream })}>
          Ai đã định nghĩa, đã sửa, lúc nào
        </a>
      </p>
    )}
    {acts}
  </Page>
);

const Revisions = ({ detail: { revisions } }: Pick<OneProps, 'detail'>): VNode => (
  <Table
    id="lan-sua"
    caption="Những lần sửa"
    rows={revisions}
    empty="Chưa sửa lần nào từ khi định nghĩa."
    columns={[
      { title: 'Có hiệu lực từ', cell: ({ effectiveOn }) => <span class="hh-nowrap">{shownDay(effectiveOn)}</span> },
      { title: 'Đã đổi', cell: ({ changes }) => changesWords(changes) },
      {
        title: 'Quyết định',
        cell: ({ decision }) =>
          decision === undefined ? '—' : `${decision.number} ngày ${shownDay(decision.issuedOn)} của ${decision.issuer}`,
      },
    ]}
  />
);

const CODED = new Set(['grantedBy', 'validity']);
const named = (field: string): string => FIELD_WORDS[field] ?? field;

const changesWords = (changes: object): string =>
  Object.entries(changes)
    .map(([field, value]) => (typeof value === 'string' && !CODED.has(field) ? `${named(field)}: ${value}` : named(field)))
    .join('; ');

export const Facts = ({ rows }: { rows: readonly (readonly [string, VNode | string])[] }): VNode => (
  <dl class="govuk-summary-list hh-summary">
    {rows.map(([key, value]) => (
      <div class="govuk-summary-list__row">
        <dt class="govuk-summary-list__key">{key}</dt>
        <dd class="govuk-summary-list__value">{value}</dd>
      </div>
    ))}
  </dl>
);
