import type { VNode } from 'preact';

/** A value as a bar with the goal as a mark across it. Beside its number, which says the same. */
export function Bullet({
  value,
  goal,
  met,
  most = 100,
}: {
  value: number | null;
  goal: number | null;
  met: boolean;
  most?: number;
}): VNode {
  return (
    <span class="hh-bullet" aria-hidden="true">
      {value !== null && <span class={`hh-bullet__bar hh-bullet__bar--${met ? 'met' : 'below'}`} style={`width: ${share(value, most)}%`} />}
      {goal !== null && <span class="hh-bullet__goal" style={`left: ${share(goal, most)}%`} />}
    </span>
  );
}

const share = (value: number, most: number): number => (most <= 0 ? 0 : Math.round(Math.min(Math.max(value / most, 0), 1) * 1000) / 10);
