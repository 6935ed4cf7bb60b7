import type { VNode } from 'preact';
import { ErrorMessage } from './error-message';

export interface Grouped {
  readonly words: string;
  readonly hint?: string;
  /** What is wrong with it, said at the field. */
  readonly error?: string | undefined;
}

/** What a box carries so that its hint and what is wrong with it are heard with it. */
export type Described = { readonly 'aria-describedby': string } | Record<string, never>;

/** A box with its label, its hint and what is wrong with it. `children` makes the box, whose id is `id`. */
export function FormGroup({
  id,
  words,
  hint,
  error,
  children,
}: Grouped & { id: string; children: (described: Described) => VNode }): VNode {
  const ids = [hint !== undefined && `${id}-hint`, error !== undefined && `${id}-error`].filter((one) => one !== false);
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
      <ErrorMessage of={id} words={error} />
      {children(ids.length === 0 ? {} : { 'aria-describedby': ids.join(' ') })}
    </div>
  );
}
