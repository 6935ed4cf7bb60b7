import type { VNode } from 'preact';
import { ErrorMessage } from './error-message';

interface RadiosProps {
  readonly name: string;
  readonly legend: string;
  readonly options: readonly (readonly [value: string, words: string])[];
  readonly chosen: string;
  readonly error?: string | undefined;
}

/** One of a few, all in sight; what is wrong stands above them. */
export const Radios = ({ name, legend, options, chosen, error }: RadiosProps): VNode => (
  <div class={`govuk-form-group ${error === undefined ? '' : 'govuk-form-group--error'}`} id={name}>
    <fieldset class="govuk-fieldset" {...(error !== undefined && { 'aria-describedby': `${name}-error` })}>
      <legend class="govuk-fieldset__legend">{legend}</legend>
      <ErrorMessage of={name} words={error} />
      <div class="govuk-radios govuk-radios--small">
        {options.map(([value, words]) => (
          <div class="govuk-radios__item">
            <input class="govuk-radios__input" type="radio" id={`${name}-${value}`} name={name} value={value} checked={chosen === value} />
            <label class="govuk-label govuk-radios__label" for={`${name}-${value}`}>
              {words}
            </label>
          </div>
        ))}
      </div>
    </fieldset>
  </div>
);
