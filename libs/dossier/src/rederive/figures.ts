import { foldFigure, type Figure, type FigureFact } from '@hieuhoc/indicator-maths';
import { together } from './together';
import type { FIGURE_TYPES, NamedFigure, Told } from './told';

type FigureEvent = Told<(typeof FIGURE_TYPES)[number]>;
type Key = Omit<NamedFigure, 'revision'>;

interface FigureKnown {
  readonly key: Key;
  readonly facts: FigureFact[];
  /** A revision that stands since the last withdrawal was generated. */
  sample: boolean;
}

/** The lives of figures: from their own streams, and from the reports that named them (rules 2 and 7). */
export class FiguresTold {
  private readonly known = new Map<string, FigureKnown>();

  take(event: FigureEvent): void {
    switch (event.type) {
      case 'ReportAccepted':
        this.say('verified', event.data.figures);
        return this.say('returned', event.data.except);
      case 'ReportReturned':
        return this.say('returned', event.data.figures ?? []);
      case 'FigureReported':
      case 'FigureCorrected':
      case 'FigureVerified':
      case 'FigureReturned':
      case 'FigureWithdrawn':
        return this.takeOwn(event);
    }
  }

  /** By `indicator area`; a withdrawn figure is not there. */
  byPlace(): ReadonlyMap<string, readonly Figure[]> {
    const figures = [...this.known.values()].map(({ key, facts }) => foldFigure(key.indicator, key.area, key.period, facts));
    return together(
      figures.filter((figure) => figure !== null),
      placeOf,
    );
  }

  /** Where figures of the indicator stand that were generated ("số liệu minh hoạ"). */
  generated(indicator: string): string[] {
    return [...this.known.values()].filter(({ key, sample }) => sample && key.indicator === indicator).map(({ key }) => key.area);
  }

  private takeOwn({ stream, revision, ...event }: Exclude<FigureEvent, Told<'ReportAccepted' | 'ReportReturned'>>): void {
    const [indicator = '', area = '', period = ''] = stream.slice('figure-'.length).split(':');
    const figure = this.figure({ indicator, area, period });
    switch (event.type) {
      case 'FigureReported':
      case 'FigureCorrected': {
        const { value, dataTo, breakdown = null, sample = false } = event.data;
        figure.facts.push({ type: event.type === 'FigureReported' ? 'reported' : 'corrected', revision, value, dataTo, breakdown });
        figure.sample ||= sample;
        return;
      }
      case 'FigureVerified':
      case 'FigureReturned':
        figure.facts.push({ type: event.type === 'FigureVerified' ? 'verified' : 'returned', revision: event.data.revision });
        return;
      case 'FigureWithdrawn':
        figure.facts.push({ type: 'withdrawn' });
        figure.sample = false;
    }
  }

  private say(type: 'verified' | 'returned', figures: readonly NamedFigure[]): void {
    for (const { revision, ...key } of figures) this.figure(key).facts.push({ type, revision });
  }

  private figure({ indicator, area, period }: Key): FigureKnown {
    const key = { indicator, area, period };
    const name = `${placeOf(key)} ${period}`;
    let figure = this.known.get(name);
    if (figure === undefined) this.known.set(name, (figure = { key, facts: [], sample: false }));
    return figure;
  }
}

export const placeOf = ({ indicator, area }: Pick<Key, 'indicator' | 'area'>): string => `${indicator} ${area}`;
