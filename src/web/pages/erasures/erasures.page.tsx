import type { VNode } from 'preact';
import { shownDay } from '../../../platform/text/terms';
import { soughtIn } from '../../known/recognised';
import { Page } from '../../layout/page';
import { Field } from '../../parts/field';
import { capital } from '../../parts/state-tag';
import { Table } from '../../parts/table';
import { shownInstant } from '../../time/instants';
import { Trail } from '../../parts/trail';
import type { Visit } from '../../visit/visit';
import { dueWords, GROUNDS, STATES } from './erasure.words';
import type { Erasures, Listed } from './erasures.data';

/** Who asked to be forgotten, by when it has to be done, and what came of it. */
export const ErasuresPage = ({ visit, known }: { visit: Visit; known: Erasures }): VNode => (
  <Page visit={visit} title="Yêu cầu xoá tên" under="/cong-nhan">
    <Trail steps={[{ words: 'Công nhận danh hiệu', href: visit.href('/cong-nhan') }]} />
    <h1 class="govuk-heading-l">Yêu cầu xoá dữ liệu cá nhân</h1>
    <p class="hh-under">
      Trả lời người yêu cầu trong 2 ngày làm việc, xoá trong 15 ngày (20 ngày nếu có bên khác cùng xử lý), gia hạn một lần. Người ghi nhận
      không tự xoá. Xoá tên rồi, danh hiệu vẫn được đếm theo mã.
    </p>
    <Open visit={visit} known={known} />
    {visit.can('erasure.receive') && !visit.isPast && <Receive visit={visit} known={known} />}
    {known.closed.length > 0 && <Closed visit={visit} known={known} />}
  </Page>
);

const Open = ({ visit, known: { open, called } }: { visit: Visit; known: Erasures }): VNode => (
  <Table
    id="dang-cho"
    caption={`Đang chờ (${open.length})`}
    rows={open}
    rowId={({ erasure }) => `xoa-${erasure.ref}`.replaceAll(/[.:]/g, '-')}
    empty="Không có yêu cầu nào đang chờ."
    columns={[
      { title: 'Của', cell: (one) => <Whose visit={visit} one={one} /> },
      { title: 'Địa bàn', cell: ({ erasure }) => (erasure.area === null ? '—' : capital(called.area(erasure.area))) },
      { title: 'Căn cứ', cell: ({ erasure }) => GROUNDS.get(erasure.legalBasis) ?? erasure.legalBasis },
      {
        title: 'Yêu cầu ngày',
        cell: ({ erasure }) => (
          <>
            {shownDay(erasure.requestedOn)}
            <small>{called.person(erasure.receivedBy)} ghi nhận</small>
          </>
        ),
      },
      { title: 'Trả lời trước hết', cell: ({ erasure }) => shownDay(erasure.replyBy) },
      {
        title: 'Xoá trước hết',
        cell: ({ erasure }) => <span class={erasure.overdue ? 'hh-late-words' : undefined}>{dueWords(erasure)}</span>,
      },
    ]}
  />
);

const Closed = ({ visit, known: { closed, closedInAll, called } }: { visit: Visit; known: Erasures }): VNode => (
  <Table
    id="da-xong"
    caption={`Đã xử lý (${closedInAll}${closed.length < closedInAll ? `, ${closed.length} gần nhất` : ''})`}
    rows={closed}
    rowId={({ erasure }) => `xoa-${erasure.ref}`.replaceAll(/[.:]/g, '-')}
    empty=""
    columns={[
      { title: 'Của', cell: (one) => <Whose visit={visit} one={one} /> },
      { title: 'Kết quả', cell: ({ erasure }) => STATES[erasure.state] },
      { title: 'Căn cứ', cell: ({ erasure }) => GROUNDS.get(erasure.legalBasis) ?? erasure.legalBasis },
      { title: 'Yêu cầu ngày', cell: ({ erasure }) => shownDay(erasure.requestedOn) },
      {
        title: 'Người xử lý',
        cell: ({ erasure: { doneBy, doneAt } }) => (
          <>
            {doneBy === null ? '—' : called.person(doneBy)}
            {doneAt !== null && <small>{shownInstant(doneAt)}</small>}
          </>
        ),
      },
    ]}
  />
);

const KINDS = { subject: 'Mã', account: 'Tài khoản', evidence: 'Tệp' } as const;

const Whose = ({ visit, one: { erasure, name } }: { visit: Visit; one: Listed }): VNode => {
  const words = name ?? `${KINDS[erasure.kind]} ${erasure.ref.replace(/^evidence:/, '')}`;
  if (erasure.kind === 'account') return <>{words}</>;
  const href =
    erasure.kind === 'subject'
      ? `/cong-nhan/xoa-ten/${encodeURIComponent(erasure.ref)}`
      : `/minh-chung/${encodeURIComponent(erasure.ref.replace(/^evidence:/, ''))}/xoa`;
  return (
    <a class="govuk-link" href={visit.href(href)}>
      {words}
    </a>
  );
};

const Receive = ({ visit, known: { found, called } }: { visit: Visit; known: Erasures }): VNode => (
  <section aria-labelledby="ghi-nhan">
    <h2 class="govuk-heading-m" id="ghi-nhan">
      Ghi nhận một yêu cầu
    </h2>
    <form method="post" action="/cong-nhan/xoa-ten" class="hh-register-choose">
      <div class="hh-fields">
        <Field name="q" words="Tên hoặc mã của người yêu cầu, không cần dấu" value={soughtIn(visit) ?? ''} width={20} />
        <button class="govuk-button govuk-button--secondary">Tìm</button>
      </div>
    </form>
    {found !== null && (
      <Table
        id="tim-thay"
        caption={`Tìm thấy ${found.length}`}
        rows={found}
        rowId={({ ref }) => `tim-thay-${ref}`}
        empty="Không có hộ gia đình, dòng họ nào có tên như vậy ở nơi bạn phụ trách."
        columns={[
          {
            title: 'Tên',
            cell: ({ ref, name }) => (
              <>
                <a class="govuk-link" href={`/cong-nhan/xoa-ten/${encodeURIComponent(ref)}`}>
                  {name ?? `Mã ${ref}`}
                </a>
                {name !== null && <small>Mã {ref}</small>}
              </>
            ),
          },
          { title: 'Địa bàn', cell: ({ area }) => capital(called.area(area)) },
        ]}
      />
    )}
  </section>
);
