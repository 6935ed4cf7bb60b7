import type { VNode } from 'preact';
import { fullName } from '../../known/areas';
import { Field } from '../../parts/field';
import type { Visit } from '../../visit/visit';
import type { DossierChoices } from './check.data';

/** Makes a dossier: a plain form, whose answer is the file. */
export const DossierForm = ({ visit, choices: { plans, indicators, areas } }: { visit: Visit; choices: DossierChoices }): VNode => (
  <section class="hh-no-print" aria-labelledby="lap-ho-so">
    <h2 class="govuk-heading-m" id="lap-ho-so">
      Lập một hồ sơ để mang về kiểm
    </h2>
    <form method="post" action="/kiem-chung/ho-so" class="hh-card">
      <input type="hidden" name="khoa" value={crypto.randomUUID()} />
      <div class="hh-fields">
        <Choice
          name="plan"
          words="Kế hoạch"
          all="Không nêu: toàn bộ nhật ký"
          chosen={visit.form.given('plan') ?? visit.asked('plan')}
          options={plans.map(({ plan, issuer, period }) => [plan, `${issuer}, ${period.from.slice(0, 4)}–${period.to.slice(0, 4)}`])}
        />
        <Choice
          name="indicator"
          words="Chỉ số"
          all="Mọi chỉ số"
          chosen={visit.form.given('indicator') ?? undefined}
          options={indicators.map(({ code, name }) => [code, name])}
        />
        <Choice
          name="area"
          words="Địa bàn"
          all="Địa bàn của kế hoạch"
          chosen={visit.form.given('area') ?? undefined}
          options={areas.map((area) => [area.id, fullName(area)])}
        />
        <Field name="on" words="Tình hình ngày" type="date" value={visit.form.given('on') ?? visit.moment.on ?? ''} width={10} />
      </div>
      <Field
        name="held"
        words="Cỡ của các giấy chốt cũ bạn đang giữ (nếu có)"
        hint="Dòng thứ hai của giấy chốt; nhiều cỡ thì cách nhau bằng dấu phẩy. Có nêu thì hồ sơ so được với giấy cũ."
        value={visit.form.text('held')}
        width={20}
      />
      {visit.can('log.seal') && (
        <div class="govuk-checkboxes govuk-checkboxes--small govuk-form-group">
          <div class="govuk-checkboxes__item">
            <input class="govuk-checkboxes__input" id="seal" name="seal" type="checkbox" value="co" checked={visit.form.has('seal')} />
            <label class="govuk-label govuk-checkboxes__label" for="seal">
              Niêm phong nhật ký trước, để số liệu mới nhất cũng có trong hồ sơ
            </label>
          </div>
        </div>
      )}
      <button class="govuk-button">Lập và tải hồ sơ</button>
      <p class="hh-muted">
        Hồ sơ một chỉ số khoảng vài megabyte, cả kế hoạch có thể vài chục; lập mất vài giây. Tên người không nằm trong hồ sơ.
      </p>
    </form>
  </section>
);

interface ChoiceProps {
  readonly name: string;
  readonly words: string;
  readonly all: string;
  readonly chosen?: string | undefined;
  readonly options: readonly (readonly [code: string, words: string])[];
}

const Choice = ({ name, words, all, chosen, options }: ChoiceProps): VNode => (
  <div class="govuk-form-group">
    <label class="govuk-label" for={name}>
      {words}
    </label>
    <select class="govuk-select" id={name} name={name}>
      <option value="">{all}</option>
      {options.map(([code, said]) => (
        <option value={code} selected={code === chosen}>
          {said}
        </option>
      ))}
    </select>
  </div>
);
