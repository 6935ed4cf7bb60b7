import { array, assert, constantFrom, property, tuple } from 'fast-check';
import { asDossierEvent } from '../making/gather';
import { logOf } from '../testing/made.fixture';
import { ASKED, PLAN, SMALL_WORLD } from '../testing/small-world.fixture';
import { neededFor } from './needed';
import { beginningWith, compareNames, exactly, NameRanges } from './names';

const NAMES = ['a', 'a-', 'a-1', 'a-1:x', 'a-1:y', 'a-2', 'b', 'b:', 'b:1', 'é', 'ê', '\u{10000}', '\uFFFD'];

describe('ranges of names', () => {
  it('hold a name, or may hold one between two others, as trying each of them says', () => {
    const range = constantFrom(exactly('a-1'), exactly('b'), exactly('é'), beginningWith('a-'), beginningWith('a-1:'), beginningWith('b:'));
    const name = constantFrom(...NAMES);
    assert(
      property(array(range), tuple(name, name), (some, [one, other]) => {
        const ranges = new NameRanges(some);
        const sorted = NAMES.toSorted(compareNames);
        const isIn = (each: string): boolean => some.some(({ from, to }) => compareNames(from, each) <= 0 && compareNames(each, to) < 0);
        expect(sorted.filter((each) => ranges.has(each))).toEqual(sorted.filter(isIn));
        const between = sorted.filter((each) => compareNames(one, each) < 0 && compareNames(each, other) < 0 && isIn(each));
        // What may be there is more than the names that happen to be tried.
        if (between.length > 0) expect(ranges.mayHold(one, other)).toBe(true);
        if (!some.some(({ from, to }) => compareNames(to, one) > 0 && compareNames(from, other) < 0))
          expect(ranges.mayHold(one, other)).toBe(false);
      }),
    );
  });

  it('stand in the order of bytes, where JavaScript’s own is another', () => {
    expect(['\u{10000}', '\uFFFD'].toSorted(compareNames)).toEqual(['\uFFFD', '\u{10000}']);
    expect(['\u{10000}', '\uFFFD'].toSorted()).toEqual(['\u{10000}', '\uFFFD']);
  });

  it('may hold a name before the first and behind the last', () => {
    const ranges = new NameRanges([exactly('b')]);
    expect([ranges.mayHold(null, 'b'), ranges.mayHold(null, 'c'), ranges.mayHold('b', null), ranges.mayHold('a', null)]).toEqual([
      false,
      true,
      false,
      true,
    ]);
    expect(new NameRanges([]).mayHold(null, null)).toBe(false);
  });
});

describe('what rows need', () => {
  const events = logOf(SMALL_WORLD).events.map(asDossierEvent);
  const needed = neededFor(ASKED, events);

  it.each([
    'hierarchy',
    `plan-${PLAN}`,
    'indicator-gia-dinh',
    'indicator-danh-hieu',
    'indicator-dan-so',
    'figure-gia-dinh:22.205.01:1990',
    'figure-dan-so:22.205:2015-H1',
    'figure-gia-dinh:22.207.01:2013-H2',
    'recognition-gia-dinh-hieu-hoc:ai-cung-vay',
    'subject-ho-1',
    `report-${PLAN}:xa:22.205.01:2015-H1`,
    'report-ke-hoach-khac:d:co-quan:2015',
    'erasure-ho-1',
  ])('is %s', (stream) => expect(needed.isNeeded(stream)).toBe(true));

  it.each([
    'plan-huyen-b-2013',
    'indicator-viec-khac',
    'figure-viec-khac:22.205.01:2015-H1',
    'figure-gia-dinh:22.206.01:2015-H1',
    'figure-gia-dinh-khac:22.205.01:2015-H1',
    'subject-ho-3',
    'recognition-khac:ho-1',
    `report-${PLAN}:xa:22.206.01:2015-H1`,
    'account-a',
    'erasure-ho-3',
    'seal',
  ])('is not %s', (stream) => expect(needed.isNeeded(stream)).toBe(false));

  it('is every plan where none is named, and one indicator where one is', () => {
    expect(neededFor({ ...ASKED, plan: null }, events).isNeeded('plan-bat-ky')).toBe(true);
    const one = neededFor({ ...ASKED, indicator: 'gia-dinh' }, events);
    expect([one.isNeeded('indicator-gia-dinh'), one.isNeeded('indicator-danh-hieu')]).toEqual([true, false]);
  });

  it('is the file of what an event cites', () => {
    const data = { value: { kind: 'yes-no', yes: true }, dataTo: '2013-06-30', evidence: ['giay-1'] };
    const citing = events.map((event) => (event.type === 'FigureReported' ? { ...event, data } : event));
    expect(needed.isNeeded('evidence-giay-1')).toBe(false);
    expect(neededFor(ASKED, citing).isNeeded('evidence-giay-1')).toBe(true);
  });
});
