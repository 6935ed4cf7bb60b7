import type { VNode } from 'preact';
import { FormGroup, type Grouped } from './form-group';

interface SelectProps extends Grouped {
  readonly name: string;
  readonly chosen: string | undefined;
  readonly options: readonly (readonly [value: string, words: string])[];
  /** The first option, which says nothing: "Tất cả", "Hãy chọn". */
  readonly none?: string;
  readonly id?: string;
}

/** One of several. */
export const Select = ({ name, chosen, options, none, id = name, ...grouped }: SelectProps): VNode => (
  <FormGroup id={id} {...grouped}>
    {(described) => (
      <select class="govuk-select" id={id} name={name} {...described}>
        {none !== undefined && <option value="">{none}</option>}
        {options.map(([value, label]) => (
          <option value={value} selected={value === chosen}>
            {label}
          </option>
        ))}
      </select>
    )}
  </FormGroup>
);
