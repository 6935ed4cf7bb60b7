import type { VNode } from 'preact';
import type { ImportItem } from '../../../imports';
import { spokenPeriod } from '../../../platform/text/periods';
import type { Called } from '../../known/called';
import { Page } from '../../layout/page';
import { ListPages } from '../../parts/list-pages';
import { capital } from '../../parts/state-tag';
import { Table } from '../../parts/table';
import { Trail } from '../../parts/trail';
import { shownInstant } from '../../time/instants';
import type { Visit } from '../../visit/visit';
import type { Imports } from './imports.data';

export const STATES: Readonly<Record<ImportItem['state'], string>> = {
  running: 'Đang ghi',
  interrupted: 'Chưa ghi xong',
  completed: 'Đã ghi xong',
  undone: 'Đã huỷ',
};

/** Files and lists that were recorded: who, when, what, how it stands. */
export const ImportsPage = ({ visit, imports: { items, next, called } }: { visit: Visit; imports: Imports }): VNode => (
  <Page visit={visit} title="Tệp và danh sách đã ghi" under="/nhap" timeless live>
    {visit.can('figure.report') && <Trail steps={[{ words: 'Nhập số liệu', href: visit.href('/nhap') }]} />}
    <h1 class="govuk-heading-l">Tệp và danh sách đã ghi</h1>
    <p class="hh-under">Của bạn, và của những địa bàn bạn được xem nhật ký; mới nhất trước.</p>
    <Table
      caption="Các lần ghi"
      hideCaption
      id="cac-lan-ghi"
      rows={items}
      rowId={(one) => `lan-${one.import}`}
      empty="Chưa có tệp hay danh sách nào được ghi."
      columns={[
        {
          title: 'Tệp, danh sách',
          cell: (one) => (
            <>
              <a class="govuk-link" href={importHref(visit, one)}>
                {one.kind === 'figures' ? (one.file.name ?? 'Tệp số liệu') : `Danh sách ${called.title(one.title)}`}
              </a>
              <small>{aboutWords(one, called)}</small>
            </>
          ),
        },
        {
          title: 'Người ghi',
          cell: ({ actor, at }) => (
            <>
              {actor === null ? '—' : called.person(actor)}
              <small>{shownInstant(at)}</small>
            </>
          ),
        },
        { title: 'Số dòng', number: true, cell: countWords },
        { title: 'Tình trạng', cell: ({ state }) => STATES[state] },
      ]}
    />
    <ListPages visit={visit} next={next} />
  </Page>
);

const importHref = (visit: Visit, one: ImportItem): string =>
  visit.href(one.kind === 'figures' ? `/nhap/tep/${one.import}` : `/cong-nhan/danh-sach/${one.import}`);

function aboutWords(one: ImportItem, called: Called): string {
  if (one.kind === 'recognitions') return `theo ${one.decision.number} của ${one.decision.issuer}`;
  const [first, ...others] = one.sheets;
  if (first === undefined) return '';
  return `${capital(called.area(first.area))}, ${spokenPeriod(first.period)}${others.length > 0 ? ` và ${others.length} kỳ, địa bàn khác` : ''}`;
}

function countWords(one: ImportItem): string {
  const done = one.kind === 'figures' ? one.recorded : one.granted;
  return done === null || done === one.rows ? String(one.rows) : `${done}/${one.rows}`;
}
