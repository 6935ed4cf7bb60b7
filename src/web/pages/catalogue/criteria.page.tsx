import type { ComponentChildren, VNode } from 'preact';
import { shownDay } from '../../../platform/text/terms';
import type { Title } from '../../../recognitions';
import { Page } from '../../layout/page';
import { DecisionFields } from '../../parts/decision-fields';
import { ErrorSummary, type FormProblem } from '../../parts/error-summary';
import { Field } from '../../parts/field';
import { errorAt } from '../../parts/form-problems';
import { TextArea } from '../../parts/text-area';
import { Trail } from '../../parts/trail';
import type { Form } from '../../visit/form';
import type { Visit } from '../../visit/visit';
import { PressedFirst } from '../entry/pressed-first';
import { mayDefine, type One } from './catalogue.data';
import { LevelFields } from './criteria.levels';
import { CriteriaShown } from './criteria.shown';
import { criteriaPath, type Criteria, type CriteriaForm } from './criteria.typed';

interface CriteriaProps {
  readonly visit: Visit;
  readonly one: One<Title>;
  readonly sent: CriteriaForm;
  readonly formKey: string;
  readonly problems?: readonly FormProblem[];
}

/** What a title asks for from a day on: what holds now stands above what is to come. */
export const CriteriaPage = (props: CriteriaProps): VNode => {
  const { visit, one, problems = [] } = props;
  const { detail } = one;
  return (
    <Frame visit={visit} title={detail} failed={problems.length > 0}>
      <ErrorSummary problems={problems} title="Chưa ghi được, hãy sửa:" />
      <Now title={detail} />
      {mayDefine(visit, 'catalogue.define') && detail.retiredOn === null ? (
        <CriteriaFields {...props} problems={problems} />
      ) : (
        <p class="govuk-body">Tiêu chuẩn của danh hiệu đang dùng do người lập kế hoạch sửa, theo quyết định, từ một ngày.</p>
      )}
    </Frame>
  );
};

const CriteriaFields = ({ visit: { form }, one: { detail, etag }, sent, formKey, problems = [] }: CriteriaProps): VNode => (
  <form method="post" action={criteriaPath(detail.code)} class="hh-form">
    <PressedFirst value="kiem-tra" words="Xem lại trước khi ghi" />
    <h2 class="govuk-heading-m">Tiêu chuẩn mới</h2>
    <input type="hidden" name="khoa" value={form.given('khoa') ?? formKey} />
    <input type="hidden" name="dua-tren" value={etag} />
    <input type="hidden" name="loai" value={sent.kind} />
    <input type="hidden" name="so-muc" value={sent.rows.length} />
    <Kind sent={sent} own={criteriaPath(detail.code)} />
    <Field
      name="version"
      words="Mã của bản mới"
      hint="Ghi vào từng lần công nhận, nên khác mã của mọi bản trước. Ví dụ tt-25-2023."
      value={sent.version}
      error={errorAt(problems, 'version')}
      width={20}
    />
    <Field name="source" words="Văn bản quy định (không bắt buộc)" value={sent.source} error={errorAt(problems, 'source')} />
    {sent.kind === 'points' && (
      <Field
        name="outOf"
        words="Tổng điểm (không bắt buộc)"
        inputMode="decimal"
        value={sent.outOf.replace('.', ',')}
        error={errorAt(problems, 'outOf')}
        width={5}
      />
    )}
    <LevelFields sent={sent} problems={problems} />
    <Ground form={form} problems={problems} />
    <button class="govuk-button" name="viec" value="kiem-tra">
      Xem lại trước khi ghi
    </button>
  </form>
);

const Kind = ({ sent: { kind }, own }: { sent: CriteriaForm; own: string }): VNode => (
  <p class="govuk-body">
    {kind === 'points' ? 'Xét bằng điểm.' : 'Xét theo mức, mỗi mức phải đạt mọi điều kiện.'}{' '}
    <a class="govuk-link" href={`${own}?loai=${kind === 'points' ? 'all-of' : 'points'}`}>
      {kind === 'points' ? 'Chuyển sang xét theo mức' : 'Chuyển sang chấm điểm'}
    </a>
  </p>
);

const Ground = ({ form, problems }: { form: Form; problems: readonly FormProblem[] }): VNode => (
  <>
    <Field
      name="effectiveOn"
      words="Có hiệu lực từ ngày"
      type="date"
      value={form.text('effectiveOn')}
      error={errorAt(problems, 'effectiveOn')}
      width={10}
    />
    <DecisionFields form={form} prefix="decision." problems={problems} legend="Theo quyết định" />
    <TextArea
      name="reason"
      words="Lý do (không bắt buộc)"
      hint="Ở lại trong nhật ký."
      value={form.text('reason')}
      error={errorAt(problems, 'reason')}
    />
  </>
);

interface CheckProps extends Omit<CriteriaProps, 'formKey' | 'sent'> {
  readonly criteria: Criteria;
}

/** Both texts, and what changes when, before it is recorded. */
export const CriteriaCheckPage = ({ visit, one: { detail }, criteria }: CheckProps): VNode => {
  const { form } = visit;
  const day = shownDay(form.text('effectiveOn'));
  return (
    <Frame visit={visit} title={detail} failed={false}>
      <p class="hh-lead">Xem lại trước khi ghi. Lần sửa ở lại trong nhật ký, không xoá được; sửa nữa là một lần sửa khác.</p>
      <Now title={detail} />
      <section aria-labelledby="ban-moi">
        <h2 class="govuk-heading-m" id="ban-moi">
          Từ {day}
        </h2>
        <CriteriaShown criteria={criteria} />
      </section>
      <p class="govuk-inset-text">Công nhận có ngày từ {day} xét theo bản mới. Danh hiệu đã trao giữ nguyên, cùng bản tiêu chuẩn đã xét.</p>
      <p class="govuk-body">
        Theo {form.text('decision.number')} ngày {shownDay(form.text('decision.issuedOn'))} của {form.text('decision.issuer')}.
      </p>
      <form method="post" action={criteriaPath(detail.code)}>
        {form.fields
          .filter(([name]) => name !== 'viec')
          .map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
        <div class="govuk-button-group">
          <button class="govuk-button" name="viec" value="ghi">
            Ghi tiêu chuẩn mới
          </button>
          <button class="govuk-button govuk-button--secondary" name="viec" value="sua">
            Sửa lại
          </button>
        </div>
      </form>
    </Frame>
  );
};

const Now = ({ title: { criteria } }: { title: Title }): VNode => (
  <section aria-labelledby="dang-dung">
    <h2 class="govuk-heading-m" id="dang-dung">
      Đang dùng
    </h2>
    {criteria === undefined ? (
      <p class="govuk-body">Chưa ghi tiêu chuẩn: theo văn bản của nơi công nhận.</p>
    ) : (
      <CriteriaShown criteria={criteria} />
    )}
  </section>
);

interface FrameProps {
  readonly visit: Visit;
  readonly title: Title;
  readonly failed: boolean;
  readonly children: ComponentChildren;
}

const Frame = ({ visit, title: { code, name }, failed, children }: FrameProps): VNode => (
  <Page visit={visit} title={`Sửa tiêu chuẩn: ${name}`} under="/danh-muc" failed={failed} timeless>
    <Trail
      steps={[
        { words: 'Danh mục', href: '/danh-muc' },
        { words: 'Danh hiệu', href: '/danh-muc/danh-hieu' },
        { words: name, href: `/danh-muc/danh-hieu/${code}` },
      ]}
    />
    <h1 class="govuk-heading-l">Sửa tiêu chuẩn: {name}</h1>
    {children}
  </Page>
);
