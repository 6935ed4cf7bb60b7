import type { VNode } from 'preact';
import { FormGroup, type Grouped } from './form-group';

interface FieldProps extends Grouped {
  readonly name: string;
  readonly value?: string;
  readonly type?: 'text' | 'password' | 'date';
  readonly inputMode?: 'numeric' | 'decimal';
  readonly autocomplete?: string;
  readonly width?: 3 | 5 | 10 | 20;
  /** Stands after the box: a unit. */
  readonly after?: string;
  readonly id?: string;
  readonly required?: boolean;
}

/** A line to fill in. What was typed as a password is never sent back. */
export function Field({
  name,
  value = '',
  type = 'text',
  width,
  after,
  id = name,
  required,
  autocomplete,
  inputMode,
  ...grouped
}: FieldProps): VNode {
  const wrong = grouped.error === undefined ? '' : 'govuk-input--error';
  return (
    <FormGroup id={id} {...grouped}>
      {(described) => (
        <div class="govuk-input__wrapper">
          <input
            {...(type === 'text' ? { type, value } : type === 'date' ? { type, value } : { type })}
            class={`govuk-input ${wrong} ${width === undefined ? '' : `govuk-input--width-${width}`}`}
            id={id}
            name={name}
            {...described}
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
      )}
    </FormGroup>
  );
}
