import { load } from '@hieuhoc/decider';
import {
  lastDay,
  periodsOfSlot,
  slotsBefore,
  type EarlierFigure,
  type FigureValue,
  type Indicator,
  type NamedNumber,
} from '@hieuhoc/indicator-maths';
import type { IndicatorDefinition, IndicatorsService } from '../indicators';
import { latest, type Commands } from '../platform/commands/commands';
import { Recent } from '../platform/recent/recent';
import { figureDecider } from './figure.decider';
import { figureStream, type FigureContent, type FigureKey } from './figure.events';

/** What a figure is compared with (rules 9), and the latest position that was looked at. */
export interface Compared {
  readonly earlier: EarlierFigure | null;
  readonly named: NamedNumber | null;
  readonly position: string | null;
}

/** What figures of the same list would say once they are recorded, by stream: they are compared with each other. */
export type Alongside = ReadonlyMap<string, Pick<FigureContent, 'value' | 'dataTo'>>;
const ALONE: Alongside = new Map();

/** Further back there is nothing to compare with. */
const YEARS_BACK = 2;

interface Standing extends EarlierFigure {
  readonly dataTo: string;
}

interface Look {
  /** What was looked at so far. */
  readonly positions: (string | null)[];
  readonly alongside: Alongside;
}

/**
 * Figures that another is compared with, out of the log as it is now: a read model that lags would let one pass that was reported right
 * after the one before it. They are the area's own; where an area came from others, theirs are no measure for it.
 */
export class EarlierFigures {
  private readonly slots = new Recent<readonly (readonly string[])[]>(1_000);

  constructor(
    private readonly commands: Pick<Commands, 'store'>,
    private readonly indicators: Pick<IndicatorsService, 'required'>,
  ) {}

  async lookedUp(indicator: IndicatorDefinition, key: FigureKey, alongside = ALONE): Promise<Compared> {
    const positions: (string | null)[] = [];
    const look = { positions, alongside };
    const [earlier, named] = await Promise.all([this.earlier(indicator, key, look), this.named(indicator, key, look)]);
    return { earlier, named, position: latest(...positions) ?? null };
  }

  /** Mostly it is in the slot right before; the others are only looked at where it is not, all at once. */
  private async earlier(indicator: Indicator, key: FigureKey, look: Look): Promise<EarlierFigure | null> {
    const [nearest, ...others] = this.slotsBefore(indicator, key.period);
    if (nearest === undefined) return null;
    const found = await this.inSlot(key, nearest, look);
    if (found !== null || others.length === 0) return found;
    const all = await Promise.all(others.map((periods) => this.inSlot(key, periods, look)));
    return all.find((one) => one !== null) ?? null;
  }

  private async named(indicator: IndicatorDefinition, key: FigureKey, look: Look): Promise<NamedNumber | null> {
    const { denominatorIs } = indicator;
    if (denominatorIs === undefined) return null;
    const isNumerator = 'numeratorOf' in denominatorIs;
    const code = isNumerator ? denominatorIs.numeratorOf : denominatorIs.denominatorOf;
    const { definition, position } = await this.indicators.required(code);
    look.positions.push(position);
    const found = await this.inSlot({ ...key, indicator: code }, periodsOfSlot(definition, key.period), look);
    const number = found && numberOf(found.value, isNumerator);
    return found && number !== null ? { indicator: code, period: found.period, number } : null;
  }

  /** Of several figures of one slot the one with the later dataTo, then the longest (rules 1). */
  private async inSlot(key: FigureKey, periods: readonly string[], look: Look): Promise<Standing | null> {
    const all = await Promise.all(periods.map((period) => this.standing({ ...key, period }, look)));
    return all.reduce((best, one) => (one !== null && (best === null || one.dataTo > best.dataTo) ? one : best), null);
  }

  private async standing(key: FigureKey, { positions, alongside }: Look): Promise<Standing | null> {
    const stream = figureStream(key);
    const { state, position } = await load(this.commands.store, figureDecider, stream);
    positions.push(position);
    const content = alongside.get(stream) ?? state.revisions.at(-1)?.content;
    return content === undefined ? null : { period: key.period, value: content.value, dataTo: content.dataTo };
  }

  private slotsBefore({ periods, time }: Indicator, period: string): readonly (readonly string[])[] {
    const asked = `${time} ${periods.join(' ')} ${period}`;
    return this.slots.get(asked) ?? this.slots.keep(asked, recentSlots({ periods, time }, period));
  }
}

/** Whatever the indicator's kinds of periods, they end with months. */
function recentSlots(indicator: Pick<Indicator, 'periods' | 'time'>, period: string): readonly (readonly string[])[] {
  const last = lastDay(period);
  const oldest = `${Number(last.slice(0, 4)) - YEARS_BACK}${last.slice(4, 7)}`;
  return slotsBefore(indicator, period, 12 * YEARS_BACK).filter(([one]) => one !== undefined && lastDay(one) >= oldest);
}

function numberOf(value: FigureValue, isNumerator: boolean): string | null {
  if (value.kind === 'ratio') return isNumerator ? value.numerator : value.denominator;
  return value.kind === 'count' && isNumerator ? value.value : null;
}
