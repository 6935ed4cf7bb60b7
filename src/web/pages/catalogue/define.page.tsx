import type { VNode } from 'preact';
import { Page } from '../../layout/page';
import { ErrorSummary, type FormProblem } from '../../parts/error-summary';
import { Field } from '../../parts/field';
import { Select } from '../../parts/select';
import { TextArea } from '../../parts/text-area';
import { Trail } from '../../parts/trail';
import type { Visit } from '../../visit/visit';
import { LEVELS } from '../../words';
import { MEASURES, PERIODS } from './catalogue.words';
import type { CatalogueKind } from './one.acts';
import { Boxes } from './boxes';

interface DefineProps {
  readonly kind: CatalogueKind;
  readonly visit: Visit;
  readonly formKey: string;
  readonly problems?: readonly FormProblem[];
}
interface FieldsProps {
  readonly visit: Visit;
  readonly wrong: (field: string) => string | undefined;
}

const TITLES: Readonly<Record<CatalogueKind, { readonly words: string; readonly list: string; readonly path: string }>> = {
  'chi-so': { words: 'Định nghĩa chỉ số mới', list: 'Chỉ số', path: '/danh-muc' },
  'danh-hieu': { words: 'Định nghĩa danh hiệu mới', list: 'Danh hiệu', path: '/danh-muc/danh-hieu' },
  'co-quan': { words: 'Thêm cơ quan, đơn vị', list: 'Cơ quan, đơn vị', path: '/danh-muc/co-quan' },
};

/** A new thing of the catalogue. */
export const DefinePage = ({ kind, visit, formKey, problems = [] }: DefineProps): VNode => {
  const { words, list, path } = TITLES[kind];
  const wrong = (field: string): string | undefined => problems.find((one) => one.field === field)?.words;
  const Own = FIELDS[kind];
  return (
    <Page visit={visit} title={words} under="/danh-muc" failed={problems.length > 0} timeless>
      <ErrorSummary problems={problems} title="Chưa ghi được, hãy sửa:" />
      <Trail
        steps={[
          { words: 'Danh mục', href: '/danh-muc' },
          { words: list, href: path },
        ]}
      />
      <h1 class="govuk-heading-l">{words}</h1>
      <form method="post" action={`/danh-muc/${kind}/moi`} class="hh-form">
        <input type="hidden" name="khoa" value={visit.form.given('khoa') ?? formKey} />
        <Own visit={visit} wrong={wrong} />
        <button class="govuk-button">Ghi vào danh mục</button>
      </form>
    </Page>
  );
};

const Code = ({ visit, wrong }: FieldsProps): VNode => (
  <Field
    name="code"
    words="Mã"
    hint="Chữ thường không dấu, số, gạch nối; không đổi được về sau."
    value={visit.form.text('code')}
    error={wrong('code')}
    width={20}
  />
);

const IndicatorFields = ({ visit, wrong }: FieldsProps): VNode => {
  const { form } = visit;
  return (
    <>
      <Field name="name" words="Tên chỉ số" value={form.text('name')} error={wrong('name')} />
      <Code visit={visit} wrong={wrong} />
      <TextArea
        name="definition"
        words="Định nghĩa"
        hint="Đếm gì, của ai, vào lúc nào; hai người đọc phải đếm như nhau."
        value={form.text('definition')}
        error={wrong('definition')}
      />
      <Select
        name="measure"
        words="Đo bằng"
        none="Hãy chọn"
        chosen={form.text('measure')}
        options={Object.entries(MEASURES)}
        error={wrong('measure')}
      />
      <Field name="unit" words="Đơn vị" hint="Ví dụ %, hộ, lượt người" value={form.text('unit')} error={wrong('unit')} width={10} />
      <Field name="numerator" words="Tử số (với tỷ lệ)" value={form.text('numerator')} error={wrong('numerator')} />
      <Field name="denominator" words="Mẫu số (với tỷ lệ)" value={form.text('denominator')} error={wrong('denominator')} />
      <Boxes name="reportedAt" words="Cấp nào báo cáo" options={Object.entries(LEVELS)} form={form} error={wrong('reportedAt')} />
      <Boxes name="periods" words="Kỳ báo cáo" options={Object.entries(PERIODS)} form={form} error={wrong('periods')} />
      <Select
        name="area"
        words="Lên cấp trên"
        chosen={form.text('area') || 'sum'}
        options={[
          ['sum', 'Cộng dồn từ các nơi bên dưới'],
          ['none', 'Không cộng: mỗi cấp báo riêng'],
        ]}
        error={wrong('area')}
      />
      <Select
        name="time"
        words="Trong năm"
        chosen={form.text('time') || 'last'}
        options={[
          ['last', 'Lấy kỳ cuối'],
          ['sum-in-year', 'Cộng các kỳ'],
        ]}
        error={wrong('time')}
      />
      <Boxes
        name="rules"
        words="Quy tắc"
        options={[
          ['neverFalls', 'Không được giảm giữa các kỳ (giảm thì hỏi lại)'],
          ['mayExceed', 'Tử số có thể lớn hơn mẫu số'],
          ['signed', 'Có thể âm'],
        ]}
        form={form}
      />
    </>
  );
};

const BodyFields = ({ visit, wrong }: FieldsProps): VNode => (
  <>
    <Field name="name" words="Tên cơ quan, đơn vị" value={visit.form.text('name')} error={wrong('name')} />
    <Code visit={visit} wrong={wrong} />
    <Field name="area" words="Ở địa bàn" hint="Tên hoặc mã, ví dụ huyện Đông Triều" value={visit.form.text('area')} error={wrong('area')} />
  </>
);

const EXAMPLE = `code: dong-ho-hoc-tap
name: Dòng họ học tập
subject: clan
grantedBy: commune
validity: { months: 12 }
yearly: true
criteria:
  kind: points
  version: "2026"
  outOf: "100"
  cutOffs:
    - { level: dat, name: Đạt, atLeast: "80" }`;

const TitleFields = ({ visit, wrong }: FieldsProps): VNode => (
  <>
    <TextArea
      name="document"
      words="Danh hiệu theo mẫu (YAML hoặc JSON)"
      hint="Mã, tên, dành cho ai (household, clan, residential-area, unit, community), cấp nào công nhận, thời hạn, tiêu chuẩn; như phần titles của văn bản kế hoạch."
      value={visit.form.text('document')}
      error={wrong('document')}
      rows={18}
    />
    <details class="govuk-details">
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">Xem một ví dụ</span>
      </summary>
      <pre class="govuk-details__text hh-sample-text">{EXAMPLE}</pre>
    </details>
  </>
);

const FIELDS: Readonly<Record<CatalogueKind, (props: FieldsProps) => VNode>> = {
  'chi-so': IndicatorFields,
  'danh-hieu': TitleFields,
  'co-quan': BodyFields,
};
