import type { VNode } from 'preact';

interface FieldProps {
  readonly name: string;
  readonly words: string;
  readonly value?: string;
  readonly hint?: string;
  /** What is wrong with it, said at the field. */
  readonly error?: string | undefined;
  readonly type?: 'text' | 'password' | 'date';
  readonly inputMode?: 'numeric' | 'decimal';
  readonly autocomplete?: string;
  readonly width?: 3 | 5 | 10 | 20;
  /** Stands after the box: a unit. */
  readonly after?: string;
  readonly id?: string;
  readonly required?: boolean;
}

/** A line to fill in, with its label, its hint and what is wrong with it tied to it for those who hear the page. */
export function Field({
  name,
  words,
  value = '',
  hint,
  error,
  type = 'text',
  width,
  after,
  id = name,
  autocomplete,
  inputMode,
  required,
}: FieldProps): VNode {
  const described = [hint !== undefined && `${id}-hint`, error !== undefined && `${id}-error`].filter((one) => one !== false).join(' ');
  return (
    <div class={`govuk-form-group ${error === undefined ? '' : 'govuk-form-group--error'}`}>
      <label class="govuk-label" for={id}>
        {words}
      </label>
      {hint !== undefined && (
        <div class="govuk-hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {error !== undefined && (
        <p class="govuk-error-message" id={`${id}-error`}>
          <span class="govuk-visually-hidden">Lỗi:</span> {error}
        </p>
      )}
      <div class="govuk-input__wrapper">
        <input
          {...(type === 'text' ? { type, value } : type === 'date' ? { type, value } : { type })}
          class={`govuk-input ${error === undefined ? '' : 'govuk-input--error'} ${width === undefined ? '' : `govuk-input--width-${width}`}`}
          id={id}
          name={name}
          {...(described !== '' && { 'aria-describedby': described })}
          {...(autocomplete !== undefined && { autocomplete })}
          {...(inputMode !== undefined && { inputMode })}
          {...(required === true && { required: true })}
        />
        {after !== undefined && (
          <div class="govuk-input__suffix" aria-hidden="true">
            {after}
          </div>
        )}
      </div>
    </div>
  );
}
