import type { VNode } from 'preact';

/** After a form was taken: what was done, said once at the top. `xong` in the address names a sentence that the page knows. */
export const Done = ({ words, children }: { words: string | undefined; children?: VNode | undefined }): VNode | null =>
  words === undefined ? null : (
    <div class="govuk-notification-banner govuk-notification-banner--success hh-no-print" role="status" aria-labelledby="da-xong">
      <div class="govuk-notification-banner__header">
        <h2 class="govuk-notification-banner__title" id="da-xong">
          Đã ghi
        </h2>
      </div>
      <div class="govuk-notification-banner__content">
        <p class="govuk-notification-banner__heading">{words}</p>
        {children}
      </div>
    </div>
  );
