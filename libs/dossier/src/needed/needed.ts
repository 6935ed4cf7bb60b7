import { hierarchyOf } from '@hieuhoc/indicator-maths';
import { committedRef } from '../commitments';
import type { Asked } from '../lines';
import { knownFrom, type DossierEvent, type Known } from '../rederive';
import { concernedAreas } from './concerned-areas';
import { citedIn, evidenceStream } from './evidence';
import { beginningWith, exactly, NameRanges, type NameRange } from './names';

/** Which streams the rows that were asked for rest on, as far as that follows from what is known already. */
export interface Needed {
  /** All names in them are to be seen, whether their streams are needed or not. */
  readonly ranges: NameRanges;
  /** Its events are needed, if there are any. */
  isNeeded(stream: string): boolean;
}

const REPORTS = 'report-';
const ERASURES = 'erasure-';

/** With nothing known yet these are the areas and the plan; with what those say more, until it is all: the same for who makes a dossier and who reads it. */
export function neededFor(
  asked: Asked & { readonly kind: 'rows' },
  events: readonly DossierEvent[],
  known: Known = knownFrom(events),
): Needed {
  const areas = concernedIn(asked, known);
  const committed = new Set(events.map(committedRef).filter((ref) => ref !== null));
  const ranges = new NameRanges([
    exactly('hierarchy'),
    asked.plan === null ? beginningWith('plan-') : exactly(`plan-${asked.plan}`),
    beginningWith(REPORTS),
    ...ofIndicators(asked, known, areas),
    ...events.flatMap(citedIn).map((ref) => exactly(evidenceStream(ref))),
    ...(committed.size > 0 ? [beginningWith(ERASURES)] : []),
  ]);
  const isKnownArea = (id: string): boolean => hierarchyOf(known.facts.changes).area(id) !== undefined;
  return {
    ranges,
    isNeeded: (stream) => {
      if (stream.startsWith(ERASURES)) return committed.has(stream.slice(ERASURES.length));
      if (!stream.startsWith(REPORTS)) return ranges.has(stream);
      // What an area's own office reports is figures of that area; a body's may be of any.
      const [, , reporter = ''] = stream.split(':');
      return areas.has(reporter) || !isKnownArea(reporter);
    },
  };
}

function concernedIn(asked: Asked & { readonly kind: 'rows' }, { plans, facts }: Known): ReadonlySet<string> {
  const ofPlans = plansOf(asked, plans).flatMap(({ area, transfers }) => [area, ...transfers.map((transfer) => transfer.area)]);
  return concernedAreas(facts.changes, [...ofPlans, ...(asked.area === null ? [] : [asked.area])]);
}

function* ofIndicators(asked: Asked & { readonly kind: 'rows' }, known: Known, areas: ReadonlySet<string>): Iterable<NameRange> {
  const codes = new Set(plansOf(asked, known.plans).flatMap(({ targets }) => targets.map(({ issued }) => issued.indicator)));
  if (asked.indicator !== null) for (const code of codes) if (code !== asked.indicator) codes.delete(code);
  const titles = new Set<string>();
  for (const code of codes) {
    const { from, checkAgainst } = known.facts.indicator(code) ?? {};
    if (from !== undefined) codes.add(from.of);
    for (const source of [from, checkAgainst]) if (source !== undefined) titles.add(source.recognitions);
    yield exactly(`indicator-${code}`);
    for (const area of areas) yield beginningWith(`figure-${code}:${area}:`);
  }
  for (const title of titles) {
    yield beginningWith(`recognition-${title}:`);
    for (const { subject } of known.facts.recognitions(title)) yield exactly(`subject-${subject}`);
  }
}

const plansOf = ({ plan }: Asked & { readonly kind: 'rows' }, plans: Known['plans']) =>
  [...plans].filter(([code]) => plan === null || code === plan).map(([, one]) => one);
