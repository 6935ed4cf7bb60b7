import type { ComponentChildren, VNode } from 'preact';
import { fullName } from '../../known/areas';
import type { FormProblem } from '../../parts/error-summary';
import { Field } from '../../parts/field';
import { Select } from '../../parts/select';
import { TextArea } from '../../parts/text-area';
import type { Visit } from '../../visit/visit';
import { LEVEL_OPTIONS, type Kind } from './change.kinds';
import type { Known } from './change.known';
import { rowsIn, type NewArea } from './change.typed';

export interface Fields {
  readonly visit: Visit;
  readonly known: Known;
  readonly problems: readonly FormProblem[];
}

export const wrongIn =
  (problems: readonly FormProblem[]) =>
  (field: string): string | undefined =>
    problems.find((one) => one.field === field)?.words;

/** What was typed, else how it is today. */
const valueOf = ({ visit }: Fields, name: string, today: string): string => (visit.form.has(name) ? visit.form.text(name) : today);

export const FIELDS: Readonly<Record<Kind, (fields: Fields) => VNode>> = {
  'doi-ten': (fields) => (
    <Field name="name" words="Tên mới" value={valueOf(fields, 'name', fields.known.area.name)} error={wrongIn(fields.problems)('name')} />
  ),
  'phan-loai': (fields) => (
    <>
      <Field
        name="kind"
        words="Loại đơn vị"
        hint="Ví dụ xã, phường, thị trấn, thị xã"
        value={valueOf(fields, 'kind', fields.known.area.kind)}
        error={wrongIn(fields.problems)('kind')}
        width={20}
      />
      <Field
        name="classes"
        words="Phân loại"
        hint="Mã không dấu, cách nhau dấu phẩy, ví dụ mien-nui, hai-dao. Để trống: không có."
        value={valueOf(fields, 'classes', fields.known.area.classes.join(', '))}
        error={wrongIn(fields.problems)('classes')}
      />
    </>
  ),
  chuyen: (fields) => (
    <Field
      name="parent"
      words="Thuộc về"
      hint="Tên hoặc mã của cấp trên mới"
      value={valueOf(fields, 'parent', '')}
      error={wrongIn(fields.problems)('parent')}
    />
  ),
  'giai-the': () => (
    <p class="govuk-inset-text">
      Nếu có nơi tiếp nhận địa giới này, hãy dùng “Sáp nhập, chia tách”: giải thể nghĩa là không nơi nào kế tiếp.
    </p>
  ),
  'lap-moi': (fields) => <OneNewArea {...fields} />,
  'sap-xep': (fields) => <Reorganisation {...fields} />,
};

const OneNewArea = (fields: Fields): VNode => {
  const wrong = wrongIn(fields.problems);
  const { area } = fields.known;
  return (
    <>
      <Field name="name" words="Tên" value={valueOf(fields, 'name', '')} error={wrong('name')} />
      <Field
        name="id"
        words="Mã"
        hint={`Mã chưa từng dùng, ví dụ ${area.id}.01; không đổi được về sau.`}
        value={valueOf(fields, 'id', '')}
        error={wrong('id')}
        width={20}
      />
      <Select
        name="level"
        words="Cấp"
        none="Hãy chọn"
        chosen={valueOf(fields, 'level', '')}
        options={LEVEL_OPTIONS}
        error={wrong('level')}
      />
      <Field name="kind" words="Loại đơn vị" hint="Ví dụ xã, thôn" value={valueOf(fields, 'kind', '')} error={wrong('kind')} width={20} />
    </>
  );
};

const MOST_ROWS = 12;

const Reorganisation = (fields: Fields): VNode => {
  const { visit, known, problems } = fields;
  const wrong = wrongIn(problems);
  const typed = rowsIn(visit.form);
  const rows: readonly (NewArea | null)[] = [
    ...(typed.length === 0 ? [suggested(known)] : typed),
    null,
    ...(typed.length > 1 ? [null] : []),
  ];
  return (
    <>
      <TextArea
        name="from"
        words="Những nơi kết thúc"
        hint="Mỗi dòng một nơi, ghi tên hoặc mã. Nơi nào đổi địa giới cũng kết thúc, kể cả khi Nhà nước giữ tên và mã."
        rows={4}
        value={valueOf(fields, 'from', `${fullName(known.area)} (${known.area.id})`)}
        error={wrong('from')}
      />
      <fieldset class="govuk-fieldset" id="to" aria-describedby="to-hint">
        <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">Những nơi mới</legend>
        <div class="govuk-hint" id="to-hint">
          Bỏ trống dòng không dùng. Mã phải là mã chưa từng dùng. Cần thêm dòng thì bấm “Thêm dòng”.
        </div>
        {rows.slice(0, MOST_ROWS).map((row, at) => (
          <Row row={row} at={at} known={known} />
        ))}
        <button class="govuk-button govuk-button--secondary" name="buoc" value="them">
          Thêm dòng
        </button>
      </fieldset>
    </>
  );
};

const suggested = (known: Known): NewArea => {
  const { name, kind, level } = known.area;
  return { id: '', name, kind, level, parent: over(known) };
};

/** As the box takes it: where it lies now. */
const over = ({ parent }: Known): string => (parent === null ? '' : `${fullName(parent)} (${parent.id})`);

const Row = ({ row, at, known }: { row: NewArea | null; at: number; known: Known }): VNode => (
  <div class="hh-fields hh-new-area" role="group" aria-label={`Nơi mới thứ ${at + 1}`}>
    <Field id={at === 0 ? 'to-name' : `to-name-${at}`} name="to.name" words="Tên" value={row?.name ?? ''} width={20} />
    <Field id={at === 0 ? 'to-id' : `to-id-${at}`} name="to.id" words="Mã mới" value={row?.id ?? ''} width={20} />
    <Field id={`to-kind-${at}`} name="to.kind" words="Loại" value={row?.kind ?? known.area.kind} width={10} />
    <Select id={`to-level-${at}`} name="to.level" words="Cấp" chosen={row?.level ?? known.area.level} options={LEVEL_OPTIONS} />
    <Field
      id={at === 0 ? 'to-parent' : `to-parent-${at}`}
      name="to.parent"
      words="Thuộc (tên hoặc mã)"
      value={row?.parent ?? over(known)}
      width={20}
    />
  </div>
);

/** Everything that was sent, carried on to the next step. */
export const Carried = ({ visit, without }: { visit: Visit; without: (name: string) => boolean }): VNode => (
  <>
    {visit.form.fields
      .filter(([name]) => name !== 'buoc' && !without(name))
      .map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
  </>
);

export const Group = ({ title, children }: { title: string; children: ComponentChildren }): VNode => (
  <fieldset class="govuk-fieldset">
    <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">{title}</legend>
    {children}
  </fieldset>
);
