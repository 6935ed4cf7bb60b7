import type { VNode } from 'preact';
import type { Visit } from '../visit/visit';

export interface Choice {
  /** Null: all. */
  readonly value: string | null;
  readonly words: string;
  readonly count?: number;
}

/** One of several by links: what is chosen is in the address. */
export const Choices = ({
  visit,
  name,
  title,
  choices,
  chosen = visit.asked(name) ?? null,
}: {
  visit: Visit;
  name: string;
  title: string;
  choices: readonly Choice[];
  /** Where what is chosen unasked is not all. */
  chosen?: string | null;
}): VNode | null => {
  if (choices.length < 3) return null;
  return (
    <nav class="hh-choices hh-no-print" aria-label={title}>
      <span class="hh-choices__title" aria-hidden="true">
        {title}:
      </span>
      <ul>
        {choices.map(({ value, words, count }) => (
          <li>
            <a href={visit.here({ [name]: value })} {...(chosen === value && { 'aria-current': 'true' as const })}>
              {words}
              {count !== undefined && <span class="hh-muted"> ({count})</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
};
