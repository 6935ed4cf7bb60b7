import type { AreaId, Facts, IndicatorCode } from '@hieuhoc/indicator-maths';
import { asNumber, type AreaFigures } from '../figures';

export type FigureFacts = Pick<Facts, 'figures' | 'figuresEndingOn' | 'lastDays' | 'addPlain' | 'addLastDays'>;

/** What the rules ask of figures, as it was known at a log size; of thousands of areas at once, so that the indicator is looked up once. */
export function figuresKnown(ofIndicator: (code: IndicatorCode) => (area: AreaId) => AreaFigures, logSize: number): FigureFacts {
  const of = (code: IndicatorCode, area: AreaId): AreaFigures => ofIndicator(code)(area);
  return {
    figures: (code, area) => of(code, area).at(logSize),
    figuresEndingOn: (code, area, last) => of(code, area).endingOn(last, logSize),
    lastDays: (code, area, day, basis) => of(code, area).lastDays(day, basis, logSize),
    addPlain: (code, areas, { last, day, basis }, sums) => {
      const [ends, until] = [asNumber(last), asNumber(day)];
      const figures = ofIndicator(code);
      return areas.filter((area) => !figures(area).takePlain(ends, until, basis, logSize, sums));
    },
    addLastDays: (code, areas, day, basis, into) => {
      const [until, days] = [asNumber(day), { push: (last: string) => into.add(last) }];
      const figures = ofIndicator(code);
      for (const area of areas) figures(area).addLastDays(day, until, basis, logSize, days);
    },
  };
}
