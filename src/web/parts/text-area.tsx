import type { VNode } from 'preact';

interface TextAreaProps {
  readonly name: string;
  readonly words: string;
  readonly value?: string;
  readonly hint?: string;
  readonly error?: string | undefined;
  readonly rows?: number;
  readonly id?: string;
}

/** Several lines to fill in; hint and error are tied to it for those who hear the page. */
export function TextArea({ name, words, value = '', hint, error, rows = 3, id = name }: TextAreaProps): VNode {
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
      <textarea class="govuk-textarea" id={id} name={name} rows={rows} {...(described !== '' && { 'aria-describedby': described })}>
        {value}
      </textarea>
    </div>
  );
}
