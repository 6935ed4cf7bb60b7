import type { VNode } from 'preact';
import type { IndicatorSpec } from '../../../plans';
import { Fault, type Faults } from './fault';
import type { SheetRow } from './sheet';
import { box, BREAKDOWN_WORDS, PARTS } from '../../../platform/entry';

interface BoxesProps {
  readonly row: SheetRow;
  readonly faults: Faults;
}

/** What is filled in for one figure, by what it measures. */
export const ValueBoxes = ({ row, faults }: BoxesProps): VNode => {
  const { indicator } = row;
  return (
    <>
      {indicator.measure === 'ratio' && (
        <div class="hh-ratio" data-rate={indicator.mayExceed ? 'exceeds' : 'within'}>
          <NumberBox row={row} faults={faults} name="tu" words={indicator.numerator ?? 'Số đạt'} />
          <NumberBox row={row} faults={faults} name="mau" words={indicator.denominator ?? 'Tổng số'} />
        </div>
      )}
      {indicator.measure === 'count' && (
        <NumberBox row={row} faults={faults} name="so" words="Số liệu" reads="decimal" after={indicator.unit} />
      )}
      {indicator.measure === 'yes-no' && <YesNo row={row} faults={faults} />}
      {indicator.breakdowns.map((dimension) => (
        <Breakdown row={row} faults={faults} dimension={dimension} />
      ))}
    </>
  );
};

interface NumberProps extends BoxesProps {
  readonly name: string;
  readonly words: string;
  readonly reads?: 'whole' | 'decimal';
  readonly after?: string;
}

/** Lighter than a Field: a sheet has a hundred of them. */
const NumberBox = ({ row, faults, name, words, reads = 'whole', after }: NumberProps): VNode => {
  const id = box(row.indicator.code, name);
  const error = faults.get(id);
  return (
    <div class={error === undefined ? 'hh-box' : 'hh-box hh-box--fault'} data-reads={reads}>
      <label for={id}>
        {words}
        {after !== undefined && ` (${after})`}
      </label>
      <Fault id={id} faults={faults} />
      <input
        class={error === undefined ? 'govuk-input' : 'govuk-input govuk-input--error'}
        id={id}
        name={id}
        value={row.typed[name]}
        inputMode={reads === 'whole' ? 'numeric' : 'decimal'}
        autocomplete="off"
        {...(error !== undefined && { 'aria-describedby': `${id}-error` })}
      />
    </div>
  );
};

const YesNo = ({ row: { indicator, typed }, faults }: BoxesProps): VNode => {
  const id = box(indicator.code, 'co');
  const error = faults.get(id);
  return (
    <div class={`govuk-form-group ${error === undefined ? '' : 'govuk-form-group--error'}`}>
      <Fault id={id} faults={faults} />
      <div class="govuk-radios govuk-radios--inline govuk-radios--small">
        {(['co', 'khong'] as const).map((choice, place) => (
          <div class="govuk-radios__item">
            <input
              class="govuk-radios__input"
              type="radio"
              id={place === 0 ? id : `${id}-khong`}
              name={id}
              value={choice}
              checked={typed['co'] === choice}
              {...(error !== undefined && { 'aria-describedby': `${id}-error` })}
            />
            <label class="govuk-label govuk-radios__label" for={place === 0 ? id : `${id}-khong`}>
              {choice === 'co' ? 'Có' : 'Không'}
            </label>
          </div>
        ))}
      </div>
    </div>
  );
};

const Breakdown = ({ row, faults, dimension }: BoxesProps & { readonly dimension: string }): VNode => (
  <fieldset class="govuk-fieldset hh-breakdown">
    <legend class="govuk-fieldset__legend">{BREAKDOWN_WORDS[dimension] ?? dimension} (nếu có; cộng lại phải bằng tổng số)</legend>
    {(PARTS[dimension] ?? []).map(({ part, words }) => (
      <div class="hh-ratio">
        {row.indicator.measure === 'count' ? (
          <NumberBox row={row} faults={faults} name={`${dimension}.${part}.so`} words={words} reads="decimal" />
        ) : (
          <>
            <NumberBox
              row={row}
              faults={faults}
              name={`${dimension}.${part}.tu`}
              words={`${words}: ${lower(row.indicator, 'numerator')}`}
            />
            <NumberBox
              row={row}
              faults={faults}
              name={`${dimension}.${part}.mau`}
              words={`${words}: ${lower(row.indicator, 'denominator')}`}
            />
          </>
        )}
      </div>
    ))}
  </fieldset>
);

function lower(indicator: IndicatorSpec, which: 'numerator' | 'denominator'): string {
  const words = indicator[which] ?? (which === 'numerator' ? 'số đạt' : 'tổng số');
  return words.charAt(0).toLocaleLowerCase('vi') + words.slice(1);
}
