import type { VNode } from 'preact';
import type { AnsweredSeries } from '../../status';
import { criterionOn, goalOf, numberOf, said, textOf, type Measure } from './measure';

const WIDTH = 120;
const HEIGHT = 28;
const EDGE = 3;

/**
 * A value through time in the height of a line of text, with the goal as a dashed rule. Drawn here: fifty of them are on a page, and the
 * charts' library takes longer for one than a page may.
 */
export function Sparkline({ series, measure }: { series: AnsweredSeries; measure: Measure }): VNode | null {
  const points = series.points.map((point) => ({ last: point.last, value: numberOf(measure, point), text: textOf(measure, point) }));
  const known = points.flatMap(({ last, value, text }) => (value === null || text === null ? [] : [{ last, value, text }]));
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined || first === last) return null;
  const goal = Number(goalOf(criterionOn(series))?.text ?? NaN);
  const values = [...known.map(({ value }) => value), ...(Number.isNaN(goal) ? [] : [goal])];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const y = (value: number): number =>
    round(high === low ? HEIGHT / 2 : HEIGHT - EDGE - ((value - low) / (high - low)) * (HEIGHT - 2 * EDGE));
  const from = Date.parse(first.last);
  const days = Date.parse(last.last) - from;
  const x = (day: string): number => round(EDGE + ((Date.parse(day) - from) / days) * (WIDTH - 2 * EDGE));
  const words = `${known.length} kỳ, từ ${said(measure, first.text)} đến ${said(measure, last.text)}`;
  return (
    <span class="hh-spark" role="img" aria-label={words}>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
        {!Number.isNaN(goal) && <path class="hh-spark__goal" d={`M0 ${y(goal)}H${WIDTH}`} />}
        <path d={pathOf(points, x, y)} />
        <circle cx={x(last.last)} cy={y(last.value)} r="2.8" />
      </svg>
    </span>
  );
}

/** A slot without a value breaks the line. */
function pathOf(
  points: readonly { readonly last: string; readonly value: number | null }[],
  x: (day: string) => number,
  y: (value: number) => number,
): string {
  let isOpen = false;
  return points
    .map(({ last, value }) => {
      const drawn = value === null ? '' : `${isOpen ? 'L' : 'M'}${x(last)} ${y(value)}`;
      isOpen = value !== null;
      return drawn;
    })
    .join('');
}

const round = (number: number): number => Math.round(number * 10) / 10;
