import * as fc from 'fast-check';
import type { Projected } from '../../platform/read-db/testing';

/*
 * Small worlds of reports: a country of two provinces whose communes merge, divide, move and end while they report to two bodies, half-
 * yearly, yearly and once. Recorded over six years, in any order of what the events are about.
 */

const spec = (id: string, level: string, parent: string | null) => ({ id, name: id, level, kind: level, parent });
const established = (id: string, level: string, parent: string | null): Projected => ({
  stream: 'hierarchy',
  type: 'AreaEstablished',
  data: { on: '1990-01-01', area: spec(id, level, parent) },
});
const GIVEN: readonly Projected[] = [
  established('vn', 'country', null),
  established('p1', 'province', 'vn'),
  established('p2', 'province', 'vn'),
  established('d1', 'district', 'p1'),
  established('d2', 'district', 'p1'),
  established('d3', 'district', 'p2'),
  ...['a', 'b', 'c'].map((id) => established(id, 'commune', 'd1')),
  ...['d', 'e'].map((id) => established(id, 'commune', 'd2')),
  ...['f', 'g'].map((id) => established(id, 'commune', 'd3')),
  ...(['phong-1', 'so-1', 'bo'] as const).map((code, index): Projected => ({
    stream: `body-${code}`,
    type: 'BodyDefined',
    data: { code, name: code, area: ['d1', 'p1', 'vn'][index] ?? 'vn' },
  })),
];

type From = { readonly each: string } | { readonly bodies: readonly string[] };
type More = { readonly via?: string; readonly due?: Readonly<Record<string, string | number>> };
const duty = (id: string, from: From, every: string, more: More = {}) => ({ id, text: id, from, to: 'bo', every, ...more });
export const DUTIES = [
  duty('nua-nam', { each: 'commune' }, 'half-year', { via: 'phong-1' }),
  duty('nam', { each: 'district' }, 'year', { due: { on: '12-20' } }),
  duty('mot-lan', { each: 'commune' }, 'once', { due: { day: '2016-06-30' } }),
  duty('co-quan', { bodies: ['phong-1', 'so-1'] }, 'half-year', { due: { days: 30 } }),
  duty('dot-xuat', { each: 'commune' }, 'on-demand'),
];
const issue = (plan: string, area: string): Projected => ({
  stream: `plan-${plan}`,
  type: 'PlanIssued',
  data: {
    hash: plan,
    document: {
      plan,
      area,
      period: { from: '2014-01-01', to: '2018-12-31' },
      issuedOn: '2014-02-01',
      targets: [],
      duties: DUTIES,
      tasks: [],
    },
  },
});

const PERIODS: Readonly<Record<string, readonly string[]>> = {
  'nua-nam': ['2014-H1', '2014-H2', '2015-H1', '2016-H2', '2018-H2'],
  nam: ['2014', '2016', '2017'],
  'mot-lan': ['once'],
  'co-quan': ['2014-H1', '2015-H2', '2017-H1'],
  'dot-xuat': ['2015-05-05'],
};
const COMMUNES = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'n0', 'n1', 'n2'];
const REPORTERS: Readonly<Record<string, readonly string[]>> = {
  'nua-nam': COMMUNES,
  nam: ['d1', 'd2', 'd3'],
  'mot-lan': COMMUNES,
  'co-quan': ['phong-1', 'so-1'],
  'dot-xuat': COMMUNES,
};

const pick = <T>(from: readonly T[], place: number): T => from[place % from.length] ?? fail();
const fail = (): never => {
  throw new RangeError('nothing to pick from');
};

const TYPES = ['ReportSubmitted', 'ReportSubmitted', 'ReportReturned', 'ReportAccepted', 'DeadlineExtended'] as const;
const said = fc
  .record({
    plan: fc.constantFrom('k1', 'k2'),
    duty: fc.nat(20),
    period: fc.nat(20),
    reporter: fc.nat(20),
    type: fc.nat(20),
    until: fc.nat(8),
  })
  .map(({ plan, duty: which, period, reporter, type, until }): Projected => {
    const { id } = pick(DUTIES, which);
    const stream = `report-${plan}:${id}:${pick(REPORTERS[id] ?? [], reporter)}:${pick(PERIODS[id] ?? [], period)}`;
    return { stream, type: pick(TYPES, type), data: { area: 'x', submission: 0, until: `201${4 + (until % 5)}-0${1 + until}-28` } };
  });

/** A change of areas among those that live; unsound ones cannot be, so a random choice is made fit for what lives. */
type Change = (living: string[], index: number, parents: readonly string[]) => Projected | null;
const reorganised = (on: string, from: readonly string[], to: readonly string[], parent: string): Projected => {
  const parts = from.flatMap((one) => to.map((other) => ({ from: one, to: other })));
  return {
    stream: 'hierarchy',
    type: 'AreasReorganised',
    data: { on, from: [...from], to: to.map((id) => spec(id, 'commune', parent)), parts, children: [] },
  };
};
const change = fc
  .record({ kind: fc.nat(3), one: fc.nat(9), two: fc.nat(9), under: fc.nat(9), day: fc.nat(59) })
  .map(({ kind, one, two, under, day }): Change => (living, index, parents) => {
    if (living.length < 3) return null;
    const on = `20${14 + Math.floor(day / 12)}-${String(1 + (day % 12)).padStart(2, '0')}-01`;
    const parent = pick(parents, under);
    const [from] = living.splice(one % living.length, 1);
    if (from === undefined) return null;
    if (kind === 0) {
      const [other = from] = living.splice(two % living.length, 1);
      living.push(`n${index}`);
      return reorganised(on, [from, other], [`n${index}`], parent);
    }
    if (kind === 1) {
      living.push(`n${index}`, `m${index}`);
      return reorganised(on, [from], [`n${index}`, `m${index}`], parent);
    }
    if (kind === 2) return { stream: 'hierarchy', type: 'AreaDissolved', data: { on, area: from } };
    living.push(from);
    return { stream: 'hierarchy', type: 'AreaMoved', data: { on, area: from, parent } };
  });

/** The reform in small: a district ends, its communes pass to the province; those are all that lie in it, or it could not end. */
const REFORM: Projected = {
  stream: 'hierarchy',
  type: 'AreasReorganised',
  data: { on: '2017-07-01', from: ['d2'], to: [], parts: [], children: ['d', 'e'].map((area) => ({ area, parent: 'p1' })) },
};

/** Nobody decides on what was not submitted. */
function decided(told: readonly Projected[]): readonly Projected[] {
  const sent = new Set<string | undefined>();
  return told.map((event) => {
    const decides = event.type === 'ReportReturned' || event.type === 'ReportAccepted';
    const type = decides && !sent.has(event.stream) ? 'ReportSubmitted' : event.type;
    if (type === 'ReportSubmitted') sent.add(event.stream);
    return { ...event, type };
  });
}

export const anyLog: fc.Arbitrary<readonly Projected[]> = fc
  .record({
    first: fc.array(said, { maxLength: 40 }),
    changes: fc.array(change, { maxLength: 3 }),
    later: fc.array(said, { maxLength: 60 }),
    reform: fc.boolean(),
  })
  .map(({ first, changes, later, reform }) => {
    const living = ['a', 'b', 'c', 'f', 'g'];
    const parents = ['d1', ...(reform ? [] : ['d2']), 'd3', 'p1'];
    const changed = changes.map((make, index) => make(living, index, parents)).filter((one) => one !== null);
    const begun = [...GIVEN, issue('k1', 'p1'), issue('k2', 'd1')];
    const told = decided([...first, ...changed, ...(reform ? [REFORM] : []), ...later]);
    const every = (5 * 365) / Math.max(told.length, 1);
    return [...begun, ...told].map((event, index) => {
      const day = index < begun.length ? 0 : Math.round((index - begun.length) * every);
      return { ...event, revision: BigInt(index), recordedAt: new Date(Date.UTC(2014, 6, 1) + day * 86_400_000).toISOString() };
    });
  });

export const anyDay: fc.Arbitrary<string> = fc
  .integer({ min: 0, max: 6 * 365 })
  .map((days) => new Date(Date.UTC(2014, 0, 1) + days * 86_400_000).toISOString().slice(0, 10));

export const AREAS = ['vn', 'p1', 'p2', 'd1', 'd2', 'd3', ...COMMUNES, 'm0', 'm1', 'm2'];
