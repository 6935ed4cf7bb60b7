import type { StatusRow } from '@hieuhoc/indicator-maths';
import type { ReadModels } from '@hieuhoc/projections';
import { hierarchyChangesAt } from '../areas';
import { eventsOfStreams, factsBetween, type Cause, type CauseRange, type CausesFound } from '../history';
import { indicatorsAt } from '../indicators';
import { relatedAreas } from './related-areas';

type Row = Pick<StatusRow, 'plan' | 'target' | 'indicator' | 'area'>;

/** Why a row changed. */
export interface Because {
  /** In log order, each event once; where not all are asked for the newest. */
  readonly because: readonly Cause[];
  /** There are others before these, or there may be. */
  readonly moreCauses: boolean;
}

/** What an indicator is made of: its own figures; those of a population, and who holds a title. */
interface MadeOf {
  readonly indicators: readonly string[];
  readonly titles: readonly string[];
}

/** Which events of a range each of some rows may rest on, in the order of the rows. */
export async function causesOfRows(read: ReadModels, rows: readonly Row[], range: CauseRange): Promise<readonly Because[]> {
  if (range.most === 0) return rows.map(() => ({ because: [], moreCauses: true }));
  const changes = await hierarchyChangesAt(read, range.upTo);
  const known = await indicatorsAt(read, range.upTo);
  const madeOf = ({ indicator }: Row): MadeOf => {
    const from = known.get(indicator)?.from;
    return from === undefined ? { indicators: [indicator], titles: [] } : { indicators: [indicator, from.of], titles: [from.recognitions] };
  };
  const said = await eventsOfStreams(read, streamsOf(rows.map((row) => ({ ...row, ...madeOf(row) }))), range);
  const byArea = new Map<string, { readonly areas: ReadonlySet<string>; readonly facts: CausesFound }>();
  for (const [area, ofArea] of Map.groupBy(rows, (row) => row.area)) {
    const areas = relatedAreas(changes, [area]);
    const made = ofArea.map(madeOf);
    const sought = { areas, indicators: once(made.flatMap((one) => one.indicators)), titles: once(made.flatMap((one) => one.titles)) };
    byArea.set(area, { areas: new Set(areas), facts: await factsBetween(read, sought, range) });
  }
  return rows.map((row) => {
    const { areas, facts } = byArea.get(row.area) ?? nowhere();
    const made = madeOf(row);
    const causes = [
      ...said.causes.filter((cause) => isSaidOf(cause, row, made, areas)),
      ...facts.causes.filter((cause) => isMadeOf(cause, made)),
    ];
    return newestOf(causes, range.most, said.all && facts.all);
  });
}

const once = (codes: readonly string[]): readonly string[] => [...new Set(codes)];

const planStream = (plan: string): string => `plan-${plan}`;
const indicatorStream = (code: string): string => `indicator-${code}`;
const HIERARCHY = 'hierarchy';

const streamsOf = (rows: readonly (Row & MadeOf)[]): readonly string[] =>
  once([HIERARCHY, ...rows.flatMap(({ plan, indicators }) => [planStream(plan), ...indicators.map(indicatorStream)])]);

/** A decision on the plan or on this very target, a definition of what is measured, a change of the areas. */
function isSaidOf({ stream, target, area }: Cause, row: Row, { indicators }: MadeOf, areas: ReadonlySet<string>): boolean {
  if (stream === HIERARCHY) return area !== null && areas.has(area);
  return stream === planStream(row.plan)
    ? target === null || target === row.target
    : indicators.some((code) => stream === indicatorStream(code));
}

const isMadeOf = ({ indicator, title }: Cause, { indicators, titles }: MadeOf): boolean =>
  (indicator !== null && indicators.includes(indicator)) || (title !== null && titles.includes(title));

/** An event that touches several areas is one. */
function newestOf(causes: readonly Cause[], most: number | null, all: boolean): Because {
  const each = [...new Map(causes.map((cause) => [cause.logSize, cause])).values()].toSorted((a, b) => a.logSize - b.logSize);
  if (most === null || each.length <= most) return { because: each, moreCauses: !all };
  return { because: each.slice(-most), moreCauses: true };
}

function nowhere(): never {
  throw new RangeError('a row without an area');
}
