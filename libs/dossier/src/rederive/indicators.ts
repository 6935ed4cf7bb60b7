import type { Indicator } from '@hieuhoc/indicator-maths';
import type { INDICATOR_TYPES, Told } from './told';

interface IndicatorKnown {
  readonly defined: Indicator;
  readonly revisions: readonly Told<'IndicatorRevised'>['data'][];
}

/** Indicators with every revision known, in order of the day from which each holds, ties in log order (rules 5). */
export class IndicatorsTold {
  private readonly known = new Map<string, IndicatorKnown>();

  take(event: Told<(typeof INDICATOR_TYPES)[number]>): void {
    const code = event.stream.slice('indicator-'.length);
    if (event.type === 'IndicatorDefined') {
      this.known.set(code, { defined: event.data, revisions: [] });
      return;
    }
    const before = this.known.get(code);
    if (before !== undefined) this.known.set(code, { ...before, revisions: [...before.revisions, event.data] });
  }

  indicators(): ReadonlyMap<string, Indicator> {
    return new Map([...this.known].map(([code, one]) => [code, inForce(one)]));
  }
}

function inForce({ defined, revisions }: IndicatorKnown): Indicator {
  const inOrder = revisions.toSorted((a, b) => (a.effectiveOn === b.effectiveOn ? 0 : a.effectiveOn < b.effectiveOn ? -1 : 1));
  return inOrder.reduce<Indicator>((definition, { changes }) => ({ ...definition, ...changes }), defined);
}
