import type { ComponentChildren, VNode } from 'preact';
import { shownDay } from '../../../platform/text/terms';
import { fullName } from '../../known/areas';
import { subjectTitle } from '../../known/recognised';
import { SUBJECT_KINDS } from '../../known/titles';
import { Page } from '../../layout/page';
import { errorAt } from '../../parts/form-problems';
import { Done } from '../../parts/done';
import { ErrorSummary, type FormProblem } from '../../parts/error-summary';
import { Field } from '../../parts/field';
import { capital } from '../../parts/state-tag';
import { SummaryRow } from '../../parts/summary-row';
import { Trail } from '../../parts/trail';
import type { Visit } from '../../visit/visit';
import { consequencesOf, movePath, type Move, type Moving } from './move.data';

interface MoveProps {
  readonly visit: Visit;
  readonly known: Moving;
  readonly formKey: string;
  readonly problems?: readonly FormProblem[];
}

/** Where somebody of the register has lived, and the form of another move. */
export const MovePage = ({ visit, known, formKey, problems = [] }: MoveProps): VNode => {
  const { form } = visit;
  return (
    <Frame visit={visit} known={known} failed={problems.length > 0}>
      <ErrorSummary problems={problems} title="Chưa ghi được, hãy sửa:" />
      {problems.length === 0 && <Done words={visit.asked('xong') === 'chuyen' ? 'Đã ghi chuyển địa bàn.' : undefined} />}
      <Head known={known} />
      <Homes known={known} />
      {known.may ? (
        <form method="post" action={movePath(known.subject.ref)} class="hh-act">
          <input type="hidden" name="khoa" value={form.given('khoa') ?? formKey} />
          <Field
            name="area"
            words="Chuyển đến"
            hint="Tên hoặc mã, ví dụ xã Bình Khê"
            value={form.text('area')}
            error={errorAt(problems, 'area')}
            width={20}
          />
          <Field name="on" words="Từ ngày" type="date" value={form.text('on')} error={errorAt(problems, 'on')} width={10} />
          <button class="govuk-button" name="viec" value="kiem-tra">
            Xem lại trước khi ghi
          </button>
        </form>
      ) : (
        <p class="govuk-body">Việc chuyển do người ghi sổ được ở cả nơi đi và nơi đến ghi.</p>
      )}
    </Frame>
  );
};

/** What will happen, before it is recorded. */
export const MoveCheckPage = ({ visit, known, move }: Omit<MoveProps, 'formKey'> & { readonly move: Move }): VNode => {
  const happens = consequencesOf(known, move);
  return (
    <Frame visit={visit} known={known} failed={false}>
      <Head known={known} />
      <p class="hh-lead">
        {happens.length > 0 ? 'Điều sẽ xảy ra khi ghi:' : `Ngày ${shownDay(move.on)} đã ở ${fullName(move.to)}: không có gì để ghi.`}
      </p>
      <dl class="govuk-summary-list hh-summary">
        <SummaryRow words="Từ">{capital(known.called.area(move.from))}</SummaryRow>
        <SummaryRow words="Đến">{capital(fullName(move.to))}</SummaryRow>
        <SummaryRow words="Từ ngày">{shownDay(move.on)}</SummaryRow>
      </dl>
      {happens.map((sentence) => (
        <p class="govuk-body">{sentence}</p>
      ))}
      <form method="post" action={movePath(known.subject.ref)}>
        {['khoa', 'area', 'on'].map((name) => (
          <input type="hidden" name={name} value={name === 'area' ? move.to.id : visit.form.text(name)} />
        ))}
        <div class="govuk-button-group">
          {happens.length > 0 && (
            <button class="govuk-button" name="viec" value="ghi">
              Ghi chuyển địa bàn
            </button>
          )}
          <button class="govuk-button govuk-button--secondary" name="viec" value="sua">
            Sửa lại
          </button>
        </div>
      </form>
    </Frame>
  );
};

interface FrameProps extends Pick<MoveProps, 'visit' | 'known'> {
  readonly failed: boolean;
  readonly children: ComponentChildren;
}

const Frame = ({ visit, known: { subject }, failed, children }: FrameProps): VNode => (
  <Page
    visit={visit}
    title={`Chuyển địa bàn: ${subjectTitle({ ...subject, subject: subject.ref })}`}
    under="/cong-nhan"
    failed={failed}
    timeless
  >
    <Trail steps={[{ words: 'Công nhận danh hiệu', href: '/cong-nhan' }]} />
    {children}
  </Page>
);

const Head = ({ known: { subject } }: Pick<MoveProps, 'known'>): VNode => (
  <>
    <h1 class="govuk-heading-l">Chuyển địa bàn</h1>
    <p class="hh-under">
      {capital(SUBJECT_KINDS[subject.kind])} {subject.name !== null && <strong>{subject.name}</strong>} (mã {subject.ref})
    </p>
  </>
);

const Homes = ({ known: { subject, called } }: Pick<MoveProps, 'known'>): VNode => (
  <dl class="govuk-summary-list hh-summary">
    {subject.homes.map(({ area, from }) => (
      <SummaryRow words={from === null ? 'Từ khi ghi sổ' : `Từ ${shownDay(from)}`}>{capital(called.area(area))}</SummaryRow>
    ))}
  </dl>
);
