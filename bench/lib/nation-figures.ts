import { uuid7, type EventMetadata, type JsonObject } from '@hieuhoc/event-store';
import { figureStream, type FigureContent } from '../../src/figures/figure.events';
import type { Append } from './filling';
import { HALVES, hasBreakdown, indicatorOf, INDICATORS, isCount, lastDayOf, type Nation, periodOf } from './nation';

/** Of a hundred districts and provinces so many report a figure of their own beside those of their communes. */
const OWN_ABOVE = 10;
const dice = (area: number, indicator: number, half: number): number => (area * 7_919 + indicator * 104_729 + half * 1_299_709) % 100;

/** Half by half the figures of every commune, and the own figures of some districts and provinces; of the last half one of a hundred is missing. */
export function* nationFigures({ communes, districts, provinces }: Nation): Generator<Append> {
  for (let half = 0; half < HALVES; half++) {
    for (const [area, id] of communes.entries())
      for (let indicator = 0; indicator < INDICATORS; indicator++)
        if (half < HALVES - 1 || dice(area, indicator, half) > 0) yield reported(id, area, indicator, half);
    for (const [area, id] of [...districts, ...provinces].entries())
      for (let indicator = 0; indicator < INDICATORS; indicator++)
        if (dice(area, indicator, 0) < OWN_ABOVE) yield reported(id, area, indicator, half, 16);
  }
}

function reported(id: string, area: number, indicator: number, half: number, communes = 1): Append {
  const key = { indicator: indicatorOf(indicator), area: id, period: periodOf(half) };
  const data: JsonObject = { ...key, ...contentOf(area, indicator, half, communes) };
  const metadata: EventMetadata = {
    actor: `xa-${area}`,
    onBehalfOf: id,
    correlationId: '0190a1b2-0000-7000-8000-000000000000',
    schemaVersion: 1,
    basedOn: '0000000000048211',
  };
  return { stream: figureStream(key), expected: 'no_stream', events: [{ id: uuid7(), type: 'FigureReported', data, metadata }] };
}

function contentOf(area: number, indicator: number, half: number, communes: number): FigureContent {
  const count = (900 + ((area * 31 + indicator * 17) % 500) + half * 20) * communes;
  const all = 1_600 * communes;
  const common = { dataTo: lastDayOf(half), source: 'Báo cáo số 12/BC-UBND của Uỷ ban nhân dân xã' };
  if (isCount(indicator)) return { value: { kind: 'count', value: String(count) }, ...common };
  const value = { kind: 'ratio', numerator: String(count), denominator: String(all) } as const;
  if (!hasBreakdown(indicator)) return { value, ...common };
  const women = { numerator: String(Math.floor(count / 2)), denominator: String(all / 2) };
  const men = { numerator: String(count - Math.floor(count / 2)), denominator: String(all / 2) };
  return { value, ...common, breakdown: { sex: { nam: men, nu: women } } };
}
