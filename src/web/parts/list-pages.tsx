import type { VNode } from 'preact';
import type { Visit } from '../visit/visit';

interface ListPagesProps {
  readonly visit: Visit;
  /** Where the list goes on; null at its end. */
  readonly next: string | null;
  readonly words?: string;
  /** Back to its beginning. */
  readonly first?: string;
}

/** Through a list that is longer than a page. Nothing where it is not. */
export function ListPages({ visit, next, words = 'Trang sau', first = 'Về đầu danh sách' }: ListPagesProps): VNode | null {
  const isLater = visit.asked('cursor') !== undefined;
  if (next === null && !isLater) return null;
  return (
    <nav class="hh-actions" aria-label="Các trang của danh sách">
      {isLater && (
        <a class="govuk-link" href={visit.here({ cursor: null, xong: null })}>
          {first}
        </a>
      )}
      {next !== null && (
        <a class="govuk-link" rel="next" href={visit.here({ cursor: next, xong: null })}>
          {words}
        </a>
      )}
    </nav>
  );
}
