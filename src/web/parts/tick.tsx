import type { VNode } from 'preact';
import { ErrorMessage } from './error-message';

interface TickProps {
  readonly name: string;
  readonly words: string;
  readonly ticked?: boolean;
  readonly error?: string | undefined;
}

/** One box to tick. */
export const Tick = ({ name, words, ticked = false, error }: TickProps): VNode => (
  <div class={`govuk-form-group ${error === undefined ? '' : 'govuk-form-group--error'}`}>
    <ErrorMessage of={name} words={error} />
    <div class="govuk-checkboxes govuk-checkboxes--small">
      <div class="govuk-checkboxes__item">
        <input
          class="govuk-checkboxes__input"
          type="checkbox"
          id={name}
          name={name}
          value="co"
          checked={ticked}
          {...(error !== undefined && { 'aria-describedby': `${name}-error` })}
        />
        <label class="govuk-label govuk-checkboxes__label" for={name}>
          {words}
        </label>
      </div>
    </div>
  </div>
);
