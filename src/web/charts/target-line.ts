import type { Point } from '@hieuhoc/indicator-maths';
import { shownDay } from '../../platform/text/terms';
import type { AnsweredSeries } from '../../status';
import { BRAND, draw, FAINT, GOAL, INK, RULE, type Size } from './draw';
import { criterionOn, goalOf, numberOf, said, textOf, type Measure } from './measure';

export interface LineOfTarget {
  readonly id: string;
  readonly series: AnsweredSeries;
  readonly measure: Measure;
  /** Where the straight way to the goal begins. */
  readonly baseline: { readonly value: string; readonly on: string } | null;
}

export interface Drawn {
  readonly wide: string;
  /** For a phone: the same with less in it, so that its letters are not smaller than those of the page. */
  readonly narrow: string;
}

const WIDE: Size = { width: 860, height: 340 };
const NARROW: Size = { width: 400, height: 300 };

/** The values of a target through time, beside what was to be met. */
export async function drawTargetLine(line: LineOfTarget): Promise<Drawn> {
  return {
    wide: await draw(line.id, option(line, WIDE), WIDE),
    narrow: await draw(`${line.id}-hep`, option(line, NARROW), NARROW),
  };
}

function option(line: LineOfTarget, { width }: Size) {
  const narrow = width < 600;
  const { series, measure } = line;
  const numbers = series.points.flatMap((point) => numberOf(measure, point) ?? []);
  const goals = series.steps.flatMap(({ criterion }) => Number(goalOf(criterion)?.text ?? NaN)).filter((goal) => !Number.isNaN(goal));
  const most = Math.max(0, ...numbers, ...goals);
  return {
    useUTC: true,
    grid: { left: 8, right: narrow ? 16 : 24, top: 28, bottom: 8, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: timeAxis(line, narrow),
    yAxis: {
      type: 'value',
      min: Math.min(0, ...numbers),
      max: measure.percent && most <= 100 ? 100 : undefined,
      ...(measure.percent && most <= 100 ? { interval: 25 } : { splitNumber: 4 }),
      axisLabel: { color: INK, fontSize: 13, formatter: (value: number) => said({ ...measure, unit: '' }, String(value)) },
      splitLine: { lineStyle: { color: RULE } },
    },
    series: [pathSeries(line), goalSeries(line), valueSeries(line, narrow)].filter((one) => one !== null),
  };
}

function timeAxis({ series: { points, from, due }, baseline }: LineOfTarget, narrow: boolean) {
  const first = [baseline?.on, points[0]?.last, from].filter((day) => day !== undefined).toSorted()[0] ?? from;
  const last = points.at(-1)?.last ?? due;
  return {
    type: 'time',
    min: first,
    max: last > due ? last : due,
    minInterval: 365 * 86_400_000,
    axisLine: { lineStyle: { color: INK } },
    axisTick: { lineStyle: { color: INK } },
    axisLabel: { color: INK, fontSize: 13, formatter: '{yyyy}', hideOverlap: true, showMaxLabel: narrow ? false : undefined },
    splitLine: { show: false },
  };
}

/** What was to be met, stepping where it was revised, named at each step. */
function goalSeries({ series, measure }: LineOfTarget) {
  const { steps, due } = series;
  const now = criterionOn(series);
  const goals = steps.flatMap(({ from, criterion }) => {
    const goal = goalOf(criterion);
    return goal === null ? [] : [{ from, goal, since: criterion === now ? 'nay' : `từ ${shownDay(from)}` }];
  });
  const last = goals.at(-1);
  if (last === undefined) return null;
  const short = { ...measure, unit: '' };
  const data = goals.map(({ from, goal, since }, place) => ({
    value: [from, Number(goal.text)],
    label: {
      show: true,
      position: 'top' as const,
      // A step near the end has its words before it.
      align: isLate(from, series) ? ('right' as const) : ('left' as const),
      formatter: `${place === 0 ? 'Chỉ tiêu' : since} ${said(short, goal.text)}`,
    },
  }));
  return {
    type: 'line',
    step: 'end',
    data: [...data, { value: [due, Number(last.goal.text)] }],
    symbol: 'circle',
    symbolSize: 1,
    silent: true,
    label: { color: GOAL, fontSize: 13, fontWeight: 600, backgroundColor: '#fff', padding: [0, 3] },
    lineStyle: { color: GOAL, width: 2, type: [7, 5] },
    itemStyle: { color: GOAL },
  };
}

function isLate(day: string, { from, due, points }: AnsweredSeries): boolean {
  const [first, last] = [Date.parse(points[0]?.last ?? from), Date.parse(points.at(-1)?.last ?? due)];
  return (Date.parse(day) - first) / (Math.max(last, Date.parse(due)) - first) > 0.75;
}

/** The straight way from the baseline to the goal (rules 6.4): whoever is on it is on course. */
function pathSeries({ series, baseline }: LineOfTarget) {
  const { due } = series;
  const goal = goalOf(criterionOn(series));
  if (goal === null || baseline === null || baseline.on >= due) return null;
  return {
    type: 'line',
    data: [
      [baseline.on, Number(baseline.value)],
      [due, Number(goal.text)],
    ],
    showSymbol: false,
    silent: true,
    lineStyle: { color: FAINT, width: 1.5, type: [2, 4] },
  };
}

const MOST_LABELS = 9;

function valueSeries({ series, measure }: LineOfTarget, narrow: boolean) {
  const { points } = series;
  const goal = Number(goalOf(criterionOn(series))?.text ?? NaN);
  // All on one side, away from a goal that runs close above.
  const values = points.flatMap((point) => numberOf(measure, point) ?? []);
  const side = values.some((value) => goal >= value && goal - value < 14) ? ('bottom' as const) : ('top' as const);
  const named = labelled(points, measure, narrow ? 4 : MOST_LABELS);
  return {
    type: 'line',
    connectNulls: false,
    symbol: 'circle',
    symbolSize: 9,
    silent: true,
    labelLayout: { hideOverlap: true },
    lineStyle: { color: BRAND, width: 3 },
    data: points.map((point, place) => {
      const value = numberOf(measure, point);
      return {
        value: [point.last, value ?? '-'],
        itemStyle: isFirm(point) ? { color: BRAND } : { color: '#fff', borderColor: BRAND, borderWidth: 2.5 },
        label: {
          show: named.has(place),
          position: side,
          formatter: said({ ...measure, unit: '' }, textOf(measure, point) ?? ''),
          color: BRAND,
          fontSize: 13,
          fontWeight: 600,
        },
      };
    }),
  };
}

/** Hollow: what may still change, because it runs, or not everybody has reported. */
export const isFirm = ({ settled, provisional }: Point): boolean => settled && !provisional;

/** Where not every point can be named: the first, the last, and as many between as there is room for. */
function labelled(points: readonly Point[], measure: Measure, most: number): ReadonlySet<number> {
  const places = points.flatMap((point, place) => (numberOf(measure, point) === null ? [] : [place]));
  if (places.length <= most) return new Set(places);
  const every = Math.ceil(places.length / most);
  return new Set(places.filter((_, index) => (places.length - 1 - index) % every === 0));
}
