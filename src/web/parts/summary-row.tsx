import type { ComponentChildren, VNode } from 'preact';

/** A line of a summary list: what it is, and what stands there. */
export const SummaryRow = ({ words, children }: { words: string; children: ComponentChildren }): VNode => (
  <div class="govuk-summary-list__row">
    <dt class="govuk-summary-list__key">{words}</dt>
    <dd class="govuk-summary-list__value">{children}</dd>
  </div>
);
