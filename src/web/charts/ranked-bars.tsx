import type { VNode } from 'preact';
import { Bullet } from './bullet';

export interface Ranked {
  readonly id: string;
  readonly name: string;
  readonly href: string;
  readonly value: number | null;
  /** As it is said: `86,29%`. */
  readonly words: string;
  readonly parts: string | null;
  readonly met: boolean | null;
}

/** Areas from the best to the worst against one goal; each is a link, and those without a value come last. */
export function RankedBars({
  rows,
  goal,
  percent,
  label,
}: {
  rows: readonly Ranked[];
  goal: number | null;
  percent: boolean;
  label: string;
}): VNode {
  const most = percent
    ? Math.max(100, ...rows.map(({ value }) => value ?? 0))
    : Math.max(goal ?? 0, ...rows.map(({ value }) => value ?? 0), 1);
  return (
    <ol class="hh-ranked" aria-label={label}>
      {rows.map(({ id, name, href, value, words, parts, met }) => (
        <li id={id}>
          <a class="govuk-link hh-ranked__name" href={href}>
            {name}
          </a>
          <Bullet value={value} goal={goal} met={met === true} most={most} />
          <span class="hh-ranked__value">
            {words}
            {parts !== null && <small> {parts}</small>}
            {met !== null && (
              <span class="hh-ranked__sign">
                <span aria-hidden="true">{met ? '✓' : '!'}</span>
                <span class="govuk-visually-hidden">{met ? ', đạt mức chung' : ', dưới mức chung'}</span>
              </span>
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}
