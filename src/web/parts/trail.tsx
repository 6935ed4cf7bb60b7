import type { VNode } from 'preact';

/** Where a page lies: the pages above it, the nearest last. */
export const Trail = ({ steps }: { steps: readonly { readonly words: string; readonly href: string }[] }): VNode => (
  <nav class="govuk-breadcrumbs" aria-label="Đường dẫn">
    <ol class="govuk-breadcrumbs__list">
      {steps.map(({ words, href }) => (
        <li class="govuk-breadcrumbs__list-item">
          <a class="govuk-breadcrumbs__link" href={href}>
            {words}
          </a>
        </li>
      ))}
    </ol>
  </nav>
);
