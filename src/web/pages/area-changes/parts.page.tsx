import type { VNode } from 'preact';
import { byName, fullName } from '../../known/areas';
import { ErrorSummary } from '../../parts/error-summary';
import { Field } from '../../parts/field';
import { Select } from '../../parts/select';
import { capital } from '../../parts/state-tag';
import { Carried, Group, type Fields } from './change.forms';
import type { Hanging } from './change.known';
import type { Asked } from './change.typed';
import { ChangeFrame } from './change.frame';

interface PartsProps extends Fields {
  readonly asked: Asked;
  readonly hanging: Hanging;
}

const isOfThisStep = (name: string): boolean => name === 'part' || name.startsWith('share.') || name.startsWith('child.');

/** Which part of what ends goes where, and where those under it go. */
export const PartsPage = ({ asked, hanging, ...fields }: PartsProps): VNode => {
  const { visit, problems } = fields;
  return (
    <ChangeFrame {...fields} kind="sap-xep">
      <ErrorSummary problems={problems} title="Chưa kiểm tra được, hãy sửa:" />
      <p class="hh-under">Bước 2 trong 3: phần nào về đâu.</p>
      <form method="post" class="hh-form">
        <Carried visit={visit} without={isOfThisStep} />
        {asked.begins.length > 1 && asked.ends.map((from) => <PartsOf fields={fields} asked={asked} from={from} />)}
        {hanging.children.length > 0 && <Children fields={fields} asked={asked} hanging={hanging} />}
        <div class="govuk-button-group">
          <button class="govuk-button" name="buoc" value="kiem-tra">
            Xem điều sẽ xảy ra
          </button>
          <button class="govuk-button govuk-button--secondary" name="buoc" value="sua">
            Quay lại
          </button>
        </div>
      </form>
    </ChangeFrame>
  );
};

const PartsOf = ({ fields: { visit, problems }, asked, from }: { fields: Fields; asked: Asked; from: Asked['ends'][number] }): VNode => (
  <Group title={`${capital(fullName(from))} về đâu`}>
    <div class="govuk-hint">
      Đánh dấu từng nơi nhận. Ghi phần trăm dân số hoặc hộ nếu biết; các phần của một nơi cộng lại đúng 100. Không biết thì để trống: các kỳ
      trước sẽ không có giá trị, chứ không đoán.
    </div>
    {asked.begins.map((to) => {
      const key = `${from.id}:${to.id}`;
      const typed = visit.form.has('buoc') && visit.form.has('part');
      const ticked = typed ? visit.form.all('part').includes(key) : asked.ends.length === 1;
      return (
        <div class="hh-fields hh-part">
          <div class="govuk-checkboxes govuk-checkboxes--small" data-module="govuk-checkboxes">
            <div class="govuk-checkboxes__item">
              <input class="govuk-checkboxes__input" type="checkbox" id={`part-${key}`} name="part" value={key} checked={ticked} />
              <label class="govuk-label govuk-checkboxes__label" for={`part-${key}`}>
                {to.kind} {to.name}
              </label>
            </div>
          </div>
          <Field
            id={`share-${key}`}
            name={`share.${key}`}
            words={`Phần trăm về ${to.name}`}
            value={visit.form.text(`share.${key}`)}
            error={problems.find(({ field }) => field === `share-${key}`)?.words}
            after="%"
            width={5}
            inputMode="decimal"
          />
        </div>
      );
    })}
  </Group>
);

const Children = ({ fields: { visit }, asked, hanging }: { fields: Fields; asked: Asked; hanging: Hanging }): VNode => {
  const [only, ...others] = asked.begins;
  const elsewhere = asked.named.filter(({ id }) => !asked.ends.some((end) => end.id === id));
  const options = [
    ...asked.begins.map(({ id, name, kind }) => [id, `${kind} ${name}`] as const),
    ...new Map(elsewhere.map((area) => [area.id, fullName(area)])),
  ];
  return (
    <Group title="Những nơi ở dưới về đâu">
      {byName(hanging.children).map((child) => (
        <Select
          id={`child-${child.id}`}
          name={`child.${child.id}`}
          words={capital(fullName(child))}
          none="Kết thúc cùng (đã ghi ở bước 1)"
          chosen={
            visit.form.has(`child.${child.id}`)
              ? visit.form.text(`child.${child.id}`)
              : others.length === 0
                ? (only?.id ?? options[0]?.[0])
                : undefined
          }
          options={options}
        />
      ))}
    </Group>
  );
};
