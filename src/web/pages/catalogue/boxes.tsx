import type { VNode } from 'preact';
import type { Form } from '../../visit/form';

interface BoxesProps {
  readonly name: string;
  readonly words: string;
  readonly options: readonly (readonly [string, string])[];
  readonly form: Form;
  readonly error?: string | undefined;
}

/** Any of several. */
export const Boxes = ({ name, words, options, form, error }: BoxesProps): VNode => (
  <div class={`govuk-form-group ${error === undefined ? '' : 'govuk-form-group--error'}`}>
    <fieldset class="govuk-fieldset" id={name} {...(error !== undefined && { 'aria-describedby': `${name}-error` })}>
      <legend class="govuk-fieldset__legend">{words}</legend>
      {error !== undefined && (
        <p class="govuk-error-message" id={`${name}-error`}>
          <span class="govuk-visually-hidden">Lỗi:</span> {error}
        </p>
      )}
      <div class="govuk-checkboxes govuk-checkboxes--small" data-module="govuk-checkboxes">
        {options.map(([value, label]) => (
          <div class="govuk-checkboxes__item">
            <input
              class="govuk-checkboxes__input"
              type="checkbox"
              id={`${name}-${value}`}
              name={name}
              value={value}
              checked={form.all(name).includes(value)}
            />
            <label class="govuk-label govuk-checkboxes__label" for={`${name}-${value}`}>
              {label}
            </label>
          </div>
        ))}
      </div>
    </fieldset>
  </div>
);
