import type { VNode } from 'preact';

/** What is wrong, by the box it is wrong in. */
export type Faults = ReadonlyMap<string, string>;

export const Fault = ({ id, faults }: { id: string; faults: Faults }): VNode | null => {
  const words = faults.get(id);
  return words === undefined ? null : (
    <p class="govuk-error-message" id={`${id}-error`}>
      <span class="govuk-visually-hidden">Lỗi:</span> {words}
    </p>
  );
};

interface LineProps {
  readonly id: string;
  readonly words: string;
  readonly value: string | undefined;
  readonly faults: Faults;
}

/** A sentence to fill in. */
export const Line = ({ id, words, value, faults }: LineProps): VNode => (
  <div class={`govuk-form-group ${faults.has(id) ? 'govuk-form-group--error' : ''}`}>
    <label class="govuk-label" for={id}>
      {words}
    </label>
    <Fault id={id} faults={faults} />
    <input
      class={`govuk-input ${faults.has(id) ? 'govuk-input--error' : ''}`}
      type="text"
      id={id}
      name={id}
      value={value ?? ''}
      {...(faults.has(id) && { 'aria-describedby': `${id}-error` })}
    />
  </div>
);
