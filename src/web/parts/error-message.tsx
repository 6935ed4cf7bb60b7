import type { VNode } from 'preact';

/** What is wrong with a field, said at it; `of`: the field's id. */
export const ErrorMessage = ({ of, words }: { of: string; words: string | undefined }): VNode | null =>
  words === undefined ? null : (
    <p class="govuk-error-message" id={`${of}-error`}>
      <span class="govuk-visually-hidden">Lỗi:</span> {words}
    </p>
  );
