import type { VNode } from 'preact';

export interface FormProblem {
  readonly words: string;
  /** The id of the field it is about. */
  readonly field?: string;
}

/** Above a form that was not taken: everything that is wrong, each a link to where it is. The script moves the focus here. */
export const ErrorSummary = ({
  problems,
  title = 'Chưa gửi được, hãy sửa:',
}: {
  problems: readonly FormProblem[];
  title?: string;
}): VNode | null =>
  problems.length === 0 ? null : (
    <div class="govuk-error-summary" data-focus tabIndex={-1}>
      <div role="alert">
        <h2 class="govuk-error-summary__title">{title}</h2>
        <div class="govuk-error-summary__body">
          <ul class="govuk-list govuk-error-summary__list">
            {problems.map(({ words, field }) => (
              <li>{field === undefined ? words : <a href={`#${field}`}>{words}</a>}</li>
            ))}
          </ul>
        </div>
      </div>
    </div>
  );
