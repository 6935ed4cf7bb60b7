import type { VNode } from 'preact';
import { FormGroup, type Grouped } from './form-group';

interface TextAreaProps extends Grouped {
  readonly name: string;
  readonly value?: string;
  readonly rows?: number;
  readonly id?: string;
}

/** Several lines to fill in. */
export const TextArea = ({ name, value = '', rows = 3, id = name, ...grouped }: TextAreaProps): VNode => (
  <FormGroup id={id} {...grouped}>
    {(described) => (
      <textarea class="govuk-textarea" id={id} name={name} rows={rows} {...described}>
        {value}
      </textarea>
    )}
  </FormGroup>
);
