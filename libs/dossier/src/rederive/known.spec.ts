import type { FigureValue } from '@hieuhoc/indicator-maths';
import type { DossierEvent } from './event';
import { knownFrom } from './known';
import { rederiveRows } from './rederive';

type Said = Pick<DossierEvent, 'type' | 'stream' | 'data'> & Partial<DossierEvent>;

/** In log order; each the next of its stream. */
function log(...said: readonly Said[]): DossierEvent[] {
  const revisions = new Map<string, number>();
  return said.map((event, index) => {
    const revision = (revisions.get(event.stream) ?? -1) + 1;
    revisions.set(event.stream, revision);
    return { recordedAt: '2015-07-10T02:00:00.000Z', metadata: { schemaVersion: 1 }, index, revision, ...event };
  });
}

const ratio = (numerator: string): FigureValue => ({ kind: 'ratio', numerator, denominator: '100' });
const FIGURE = 'figure-gia-dinh-hieu-hoc:a1:2015-H1';
const reported = (numerator: string, more: object = {}): Said => ({
  type: 'FigureReported',
  stream: FIGURE,
  data: { value: ratio(numerator), dataTo: '2015-06-30', ...more },
});
const named = (revision: number): object => ({ indicator: 'gia-dinh-hieu-hoc', area: 'a1', period: '2015-H1', revision });
const inReport = (type: string, data: Said['data']): Said => ({ type, stream: 'report-p:d:a1:2015-H1', data });
const revisionsOf = (events: readonly DossierEvent[], logSize?: number): unknown =>
  knownFrom(events, { ...(logSize !== undefined && { logSize }) })
    .facts.figures('gia-dinh-hieu-hoc', 'a1')
    .flatMap(({ revisions }) => revisions.map(({ revision, verified, returned }) => [revision, verified, returned]));

describe('what events made known', () => {
  const accepted = inReport('ReportAccepted', { submission: 0, figures: [named(0)], except: [] });

  it('a report that is accepted verifies the revisions it names, an exception and a return do the contrary', () => {
    expect(revisionsOf(log(reported('80'), { ...reported('81'), type: 'FigureCorrected' }, accepted))).toEqual([
      [0, true, false],
      [1, false, false],
    ]);
    expect(revisionsOf(log(reported('80'), inReport('ReportAccepted', { figures: [], except: [named(0)] })))).toEqual([[0, false, true]]);
    expect(revisionsOf(log(reported('80'), accepted, inReport('ReportReturned', { figures: [named(0)] })))).toEqual([[0, false, true]]);
    expect(revisionsOf(log(reported('80'), inReport('ReportReturned', { reason: 'xem lại' })))).toEqual([[0, false, false]]);
  });

  it('only what the log held at a size is known there, in whatever order the events are given', () => {
    const events = log(reported('80'), accepted, { type: 'FigureWithdrawn', stream: FIGURE, data: { reason: 'nhầm' } });
    expect(revisionsOf(events.toReversed(), 1)).toEqual([[0, false, false]]);
    expect(revisionsOf(events.toReversed(), 2)).toEqual([[0, true, false]]);
    expect(revisionsOf(events.toReversed())).toEqual([]);
  });

  it('a move on the day of another takes its place, one of an earlier day stands before it', () => {
    const moved = (area: string, on: string): Said => ({ type: 'SubjectMoved', stream: 'subject-s1', data: { ref: 's1', area, on } });
    const registered: Said = { type: 'SubjectRegistered', stream: 'subject-s1', data: { ref: 's1', kind: 'unit', area: 'a' } };
    const { facts } = knownFrom(log(registered, moved('b', '2018-01-01'), moved('c', '2016-01-01'), moved('d', '2018-01-01')));
    expect(facts.subject('s1')?.homes).toEqual([
      { from: null, area: 'a' },
      { from: '2016-01-01', area: 'c' },
      { from: '2018-01-01', area: 'd' },
    ]);
  });

  it('revisions of an indicator hold in the order of their days, of one day in that of the log', () => {
    const revised = (effectiveOn: string, name: string): Said => ({
      type: 'IndicatorRevised',
      stream: 'indicator-i',
      data: { code: 'i', effectiveOn, changes: { name } },
    });
    const defined: Said = { type: 'IndicatorDefined', stream: 'indicator-i', data: { code: 'i', name: 'đầu' } };
    const nameOf = (...said: Said[]): unknown => Reflect.get(knownFrom(log(...said)).facts.indicator('i') ?? {}, 'name');
    expect(nameOf(defined, revised('2020-01-01', 'sau'), revised('2016-01-01', 'trước'))).toBe('sau');
    expect(nameOf(defined, revised('2020-01-01', 'một'), revised('2020-01-01', 'hai'))).toBe('hai');
  });

  it('what was generated is known by area, of figures as of grants, until it is withdrawn', () => {
    const events = log(reported('80', { sample: true }), { type: 'FigureWithdrawn', stream: FIGURE, data: { reason: 'nhầm' } });
    expect(knownFrom(events, { logSize: 1 }).generated('gia-dinh-hieu-hoc')).toEqual(['a1']);
    expect(knownFrom(events).generated('gia-dinh-hieu-hoc')).toEqual([]);
  });

  it('older shapes are read as the application reads them', () => {
    const old: Said = { type: 'FigureFiled', stream: FIGURE, data: { numerator: '80' } };
    const upcast = (event: DossierEvent): DossierEvent => ({
      ...event,
      type: 'FigureReported',
      data: { value: ratio(String(event.data['numerator'])), dataTo: '2015-06-30' },
    });
    expect(knownFrom(log(old)).facts.figures('gia-dinh-hieu-hoc', 'a1')).toEqual([]);
    expect(knownFrom(log(old), { upcast }).facts.figures('gia-dinh-hieu-hoc', 'a1')[0]?.revisions[0]?.value).toEqual(ratio('80'));
  });

  it('a plan that is not there has no rows', () =>
    expect(rederiveRows(log(reported('80')), { plan: 'p', on: '2015-12-31', basis: 'reported' })).toEqual([]));

  it('a revision of a target that the plan does not have is not passed over', () => {
    const document = { plan: 'p', area: 'a1', period: { from: '2015-01-01', to: '2015-12-31' }, phases: [], targets: [] };
    const issued: Said = { type: 'PlanIssued', stream: 'plan-p', data: { document } };
    const revised: Said = { type: 'TargetRevised', stream: 'plan-p', data: { target: 'x', effectiveOn: '2015-02-01' } };
    expect(() => knownFrom(log(issued, revised))).toThrow('plan p has no target x');
  });
});
