import { randomUUID } from 'node:crypto';
import type { VNode } from 'preact';
import { queryText } from '../../api/api';
import { shownDay } from '../../../platform/text/terms';
import { isPersonal, recognitionPath, soughtIn, subjectWords } from '../../known/recognised';
import { SUBJECT_KINDS, type TitleShown } from '../../known/titles';
import type { FormProblem } from '../../parts/error-summary';
import { Field } from '../../parts/field';
import { errorAt } from '../../parts/form-problems';
import { capital } from '../../parts/state-tag';
import { Table } from '../../parts/table';
import type { Visit } from '../../visit/visit';
import type { Candidate, Granting } from './grant.data';
import { areaName } from './place';

interface PartProps {
  readonly visit: Visit;
  readonly known: Granting;
  readonly title: TitleShown;
  readonly problems: readonly FormProblem[];
}

/** Looks for who is recognised; whoever is not in the register is put there first. */
export const FindSubject = ({ visit, known, title, problems }: PartProps): VNode => (
  <section aria-labelledby="doi-tuong">
    <h2 class="govuk-heading-m" id="doi-tuong">
      2. Tìm {SUBJECT_KINDS[title.subject]} trong sổ
    </h2>
    <form method="post" action={visit.here({ xong: null, q: null })} class="hh-register-choose">
      <input type="hidden" name="viec" value="tim" />
      <div class="hh-fields">
        <Field name="q" words="Tên hoặc mã" hint="Không cần dấu: “tieu hoc an sinh”." value={soughtIn(visit) ?? ''} width={20} />
        <div class="govuk-form-group">
          <button class="govuk-button govuk-button--secondary">Tìm</button>
        </div>
      </div>
    </form>
    {known.found !== null && <Found known={known} title={title} found={known.found} />}
    {visit.can('subject.register') && known.place.area !== null && (
      <RegisterForm visit={visit} known={known} title={title} problems={problems} />
    )}
  </section>
);

const Found = ({ known, title, found }: Pick<PartProps, 'known' | 'title'> & { found: readonly Candidate[] }): VNode => (
  <>
    <Table
      id="tim-thay"
      caption={`Tìm thấy ${found.length}${known.more ? ' đầu tiên: ghi rõ hơn để thu hẹp' : ''}`}
      rows={found}
      rowId={({ subject }) => `tim-thay-${subject.ref}`}
      empty={`Không có ${SUBJECT_KINDS[title.subject]} nào như vậy ở ${known.place.name}. Kiểm tra lại tên, hoặc ghi vào sổ ở dưới.`}
      columns={[
        {
          title: capital(SUBJECT_KINDS[title.subject]),
          cell: ({ subject }) => (
            <>
              {subjectWords({ ...subject, subject: subject.ref })}
              {subject.name !== null && <small>Mã {subject.ref}</small>}
            </>
          ),
        },
        { title: 'Đang ở', cell: ({ subject }) => capital(areaName(known.areas, subject.area)) },
        {
          title: 'Danh hiệu này',
          cell: ({ subject, held }) =>
            held === null ? (
              <a class="govuk-link" href={`/cong-nhan/moi${queryText({ title: title.code, area: subject.area, subject: subject.ref })}`}>
                Chọn để công nhận
              </a>
            ) : (
              <a class="govuk-link" href={recognitionPath(held)}>
                Đang giữ từ {shownDay(held.recognisedOn)}
              </a>
            ),
        },
      ]}
    />
  </>
);

const RegisterForm = ({ visit, known, title, problems }: PartProps): VNode => (
  <details class="govuk-details" id="ghi-so" open={visit.form.text('viec') === 'ghi-so' || known.found?.length === 0}>
    <summary class="govuk-details__summary">
      <span class="govuk-details__summary-text">Chưa có trong sổ: ghi mới</span>
    </summary>
    <form method="post" action={visit.here({ xong: null })} class="hh-act">
      <input type="hidden" name="khoa" value={randomUUID()} />
      <input type="hidden" name="viec" value="ghi-so" />
      <p class="govuk-body">
        Ghi vào sổ ở <strong>{known.place.name}</strong>. Chọn địa bàn khác ở bước 1 nếu chưa đúng.
      </p>
      <Field
        name="name"
        words={`Tên ${SUBJECT_KINDS[title.subject]}`}
        hint={
          isPersonal({ kind: title.subject })
            ? 'Tên người giữ trong kho riêng, xoá được khi có yêu cầu, không vào nhật ký; chỉ người có quyền ở địa bàn mới xem được. Không ghi số căn cước, số điện thoại.'
            : 'Tên tổ chức, nơi chốn ở lại trong nhật ký.'
        }
        value={visit.form.text('name')}
        error={errorAt(problems, 'name')}
      />
      <Field
        name="from"
        words="Ở đây từ ngày (không bắt buộc)"
        type="date"
        value={visit.form.text('from')}
        error={errorAt(problems, 'from')}
        width={10}
      />
      <Field
        name="ref"
        words="Mã trong sổ của đơn vị (không bắt buộc)"
        hint="Chữ không dấu, số, dấu . _ -. Để trống, hệ thống cấp một mã. Không dùng số căn cước."
        value={visit.form.text('ref')}
        error={errorAt(problems, 'ref')}
        width={20}
      />
      <button class="govuk-button">Ghi vào sổ và tiếp tục</button>
    </form>
  </details>
);
