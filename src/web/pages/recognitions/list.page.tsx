import type { VNode } from 'preact';
import { queryText } from '../../api/api';
import { levelsOf, SUBJECT_KINDS, type TitleShown } from '../../known/titles';
import { Page } from '../../layout/page';
import { DecisionFields } from '../../parts/decision-fields';
import { ErrorSummary, type FormProblem } from '../../parts/error-summary';
import { errorAt } from '../../parts/form-problems';
import { TextArea } from '../../parts/text-area';
import { Trail } from '../../parts/trail';
import type { Visit } from '../../visit/visit';
import { Choose } from './choose';
import type { ListPlace } from './list.data';
import { TermFields } from './term.fields';

interface ListProps {
  readonly visit: Visit;
  readonly known: ListPlace;
  readonly problems?: readonly FormProblem[];
}

/** A whole list by one decision: tried first, nothing recorded; then recorded, an outcome a row. */
export const ListPage = ({ visit, known, problems = [] }: ListProps): VNode => {
  const { titles, title, place } = known;
  return (
    <Page visit={visit} title="Ghi cả danh sách" under="/cong-nhan" failed={problems.length > 0} timeless>
      <Trail steps={[{ words: 'Công nhận danh hiệu', href: '/cong-nhan' }]} />
      <ErrorSummary problems={problems} title="Chưa đọc được, hãy sửa:" />
      <h1 class="govuk-heading-l">Ghi cả danh sách công nhận</h1>
      <p class="hh-under">
        Một quyết định, nhiều người hoặc đơn vị. Danh sách được thử trước, chưa ghi gì; dòng nào sai thì riêng dòng ấy không ghi. Gửi lại
        đúng danh sách cũ không ghi hai lần.
      </p>
      <Choose visit={visit} titles={titles} title={title?.code ?? ''} place={place} action="/cong-nhan/danh-sach" none="Chọn danh hiệu" />
      {title !== null && <ListForm visit={visit} known={known} title={title} problems={problems} />}
    </Page>
  );
};

const ListForm = ({ visit, known, title, problems = [] }: ListProps & { title: TitleShown }): VNode => {
  const levels = levelsOf(title);
  const { place } = known;
  return (
    <form method="post" action={visit.here({ xong: null })} encType="multipart/form-data" class="hh-act">
      <DecisionFields form={visit.form} problems={problems} legend="Quyết định của cả danh sách" />
      <TermFields visit={visit} title={title} problems={problems} />
      {title.criteria?.kind === 'all-of' && (
        <div class="govuk-form-group">
          <label class="govuk-label" for="level">
            Mức của những dòng không ghi mức
          </label>
          <select class="govuk-select" id="level" name="level">
            <option value="">Mỗi dòng tự ghi</option>
            {levels.map(({ level, name }) => (
              <option value={level} selected={visit.form.text('level') === level}>
                {name}
              </option>
            ))}
          </select>
        </div>
      )}
      <TheList visit={visit} title={title} place={place} problems={problems} />
      <button class="govuk-button" name="viec" value="thu">
        Thử danh sách, chưa ghi gì
      </button>
    </form>
  );
};

const TheList = ({
  visit,
  title,
  place,
  problems,
}: {
  visit: Visit;
  title: TitleShown;
  place: ListPlace['place'];
  problems: readonly FormProblem[];
}): VNode => (
  <>
    <h2 class="govuk-heading-s">Danh sách {SUBJECT_KINDS[title.subject]}</h2>
    <p class="govuk-body">
      Dòng đầu là tên cột: <strong>Mã đối tượng</strong> (đã có trong sổ) hoặc <strong>Tên</strong> và <strong>Địa bàn</strong> (ghi sổ mới)
      {title.criteria?.kind === 'points' && ', thêm cột Điểm'}
      {title.criteria?.kind === 'all-of' && ', thêm cột Mức'}.{' '}
      {place.under.length === 0 ? `Dòng không ghi địa bàn là ở ${place.name}.` : `Địa bàn ghi tên hoặc mã của nơi thuộc ${place.name}.`}{' '}
      <a
        class="govuk-link"
        href={`/cong-nhan/danh-sach/mau.csv${queryText({ title: title.code, area: place.area ?? undefined })}`}
        download
      >
        Tải mẫu
      </a>
    </p>
    <div class="govuk-form-group" id="tep-nhom">
      <label class="govuk-label" for="tep">
        Tệp CSV (UTF-8)
      </label>
      <input class="govuk-file-upload" type="file" id="tep" name="tep" accept=".csv,.txt,text/csv,text/plain" />
    </div>
    <TextArea
      name="danhSach"
      words="hoặc dán các ô chép từ bảng tính"
      value={visit.form.text('danhSach')}
      error={errorAt(problems, 'danhSach')}
      rows={8}
    />
  </>
);
