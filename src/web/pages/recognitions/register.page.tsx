import type { VNode } from 'preact';
import { queryText } from '../../api/api';
import { shownDay } from '../../../platform/text/terms';
import { SUBJECT_KINDS, validityWords } from '../../known/titles';
import { Page } from '../../layout/page';
import { ListPages } from '../../parts/list-pages';
import { whole } from '../../parts/numbers';
import { capital } from '../../parts/state-tag';
import { Table } from '../../parts/table';
import type { Visit } from '../../visit/visit';
import { ByArea } from './by-area';
import { Choose } from './choose';
import { Holders } from './holders';
import { A_PAGE, soonOf, type Register, type TitleCount, type Titles, type Which } from './register.data';

/** All titles, with how many hold each in an area. */
export const TitlesPage = ({ visit, known: { titles, place, counts } }: { visit: Visit; known: Titles }): VNode => (
  <Page visit={visit} title="Công nhận danh hiệu" live>
    <h1 class="govuk-heading-l">Công nhận danh hiệu</h1>
    <p class="hh-under">
      {capital(place.name)}, ngày {shownDay(visit.day)}. Chọn một danh hiệu để xem sổ.
    </p>
    <Choose visit={visit} titles={titles} title="" place={place} />
    <Acts visit={visit} title={null} area={place.area} />
    <Table
      id="cac-danh-hieu"
      caption="Các danh hiệu"
      rows={counts.filter(({ title, live }) => title.retiredOn === null || live > 0)}
      rowId={({ title }) => `danh-hieu-${title.code}`}
      empty="Chưa có danh hiệu nào. Danh hiệu có cùng kế hoạch được ban hành."
      columns={[
        { title: 'Danh hiệu', cell: ({ title }) => <TitleLink visit={visit} title={title} /> },
        { title: 'Trao cho', cell: ({ title }) => capital(SUBJECT_KINDS[title.subject]) },
        { title: 'Thời hạn', cell: ({ title }) => capital(validityWords(title)) },
        { title: 'Đang giữ', number: true, cell: ({ live }) => whole(live) },
        { title: 'Hết hạn trong 90 ngày', number: true, cell: ({ expiring }) => (expiring === 0 ? '—' : whole(expiring)) },
      ]}
    />
  </Page>
);

const TitleLink = ({ visit, title }: { visit: Visit; title: TitleCount['title'] }): VNode => (
  <a class="govuk-link" href={visit.here({ title: title.code })}>
    {title.name}
  </a>
);

/** The register of one title in an area on a day. */
export const RegisterPage = ({ visit, register }: { visit: Visit; register: Register }): VNode => {
  const { titles, title, place, counts, which } = register;
  const soon = counts.expiring ?? 0;
  return (
    <Page visit={visit} title={`${title.name}, ${place.name}`} live>
      <h1 class="govuk-heading-l">Sổ công nhận: {title.name}</h1>
      <p class="hh-under">
        {capital(place.name)}, ngày {shownDay(visit.day)}: {whole(counts.live)} {SUBJECT_KINDS[title.subject]} đang giữ danh hiệu
        {soon > 0 && `, ${whole(soon)} sẽ hết hạn trong 90 ngày`}. Danh hiệu {validityWords(title)}.
      </p>
      <Choose visit={visit} titles={titles} title={title.code} place={place} />
      <Acts visit={visit} title={title.code} area={place.area} />
      <ByArea visit={visit} register={register} />
      <WhichShown visit={visit} which={which} register={register} />
      <Holders visit={visit} register={register} />
      <ListPages visit={visit} next={register.next} words={`${A_PAGE} dòng sau`} first="Về trang đầu của sổ" />
      <p class="hh-actions">
        <a class="govuk-link" href={`/cong-nhan/tai-ve.csv${tail(visit, register)}`} download>
          Tải về bảng này (CSV)
        </a>
        <a class="govuk-link" href={`/cong-nhan/ban-in${tail(visit, register)}`}>
          Bản in của sổ
        </a>
      </p>
    </Page>
  );
};

/** The same question elsewhere. */
const tail = (visit: Visit, { title, place }: Register): string =>
  queryText({
    title: title.code,
    area: place.area ?? '*',
    state: visit.asked('state'),
    expiresBy: visit.asked('expiresBy'),
    on: visit.moment.on,
    asOf: visit.moment.asOf,
  });

const Acts = ({ visit, title, area }: { visit: Visit; title: string | null; area: string | null }): VNode | null => {
  const grants = visit.can('recognition.grant') && !visit.isPast;
  const query = { title: title ?? undefined, area: area ?? undefined };
  if (!grants && !visit.can('erasure.read')) return null;
  const waiting = visit.me?.todo.filter(({ kind }) => kind.startsWith('erasure.')).reduce((sum, { count }) => sum + count, 0) ?? 0;
  return (
    <p class="hh-actions">
      {grants && (
        <>
          <a class="govuk-button" href={`/cong-nhan/moi${queryText(query)}`}>
            Công nhận một trường hợp
          </a>
          <a class="govuk-button govuk-button--secondary" href={`/cong-nhan/danh-sach${queryText(query)}`}>
            Ghi cả danh sách
          </a>
        </>
      )}
      {visit.can('erasure.read') && (
        <a class="govuk-link" href="/cong-nhan/xoa-ten">
          Yêu cầu xoá tên{waiting > 0 && ` (${waiting} đang chờ)`}
        </a>
      )}
    </p>
  );
};

const WhichShown = ({ visit, which, register }: { visit: Visit; which: Which; register: Register }): VNode => {
  const { counts } = register;
  const choices: readonly { readonly is: Which; readonly words: string; readonly href: string }[] = [
    { is: 'live', words: `Đang giữ (${whole(counts.live)})`, href: visit.here({ state: null, expiresBy: null, cursor: null }) },
    {
      is: 'soon',
      words: `Sắp hết hạn (${whole(counts.expiring ?? 0)})`,
      href: visit.here({ state: null, expiresBy: soonOf(visit), cursor: null }),
    },
    { is: 'all', words: 'Cả đã hết hạn, bị thu hồi', href: visit.here({ state: 'all', expiresBy: null, cursor: null }) },
  ];
  return (
    <nav class="hh-choices hh-no-print" aria-label="Hiện những ai">
      <ul>
        {choices.map(({ is, words, href }) => (
          <li>
            <a href={href} {...(is === which && { 'aria-current': 'true' as const })}>
              {words}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
};
