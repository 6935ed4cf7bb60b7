import { changedSinceVerified, revisionOn } from './figure-on-day';
import { type FigureFact, foldFigure } from './figure-fold';
import { figureValue } from './testing-values';

const said = (type: 'reported' | 'corrected', revision: number, text: string, dataTo = '2015-06-30'): FigureFact => ({
  type,
  revision,
  value: figureValue(text),
  dataTo,
  breakdown: null,
});
const fold = (...facts: FigureFact[]) => foldFigure('i', 'AS', '2015', facts);
const held = (facts: FigureFact[], day: string, basis: 'reported' | 'verified') => {
  const figure = fold(...facts);
  return figure === null ? undefined : revisionOn(figure, day, basis)?.revision;
};

describe('rules 1 and 2: which revision of a figure holds', () => {
  const running = [said('reported', 0, '1/2', '2015-03-31'), said('corrected', 1, '2/2', '2015-06-30')];
  it('on D the last revision whose dataTo ≤ D holds', () => {
    expect(held(running, '2015-06-29', 'reported')).toBe(0);
    expect(held(running, '2015-06-30', 'reported')).toBe(1);
  });
  it('a figure with none does not exist there', () => expect(held(running, '2015-03-30', 'reported')).toBeUndefined());
  it('the last one holds even where an earlier one counted further', () => {
    expect(held([said('reported', 0, '1/2', '2015-06-30'), said('corrected', 1, '2/2', '2015-03-31')], '2015-07-01', 'reported')).toBe(1);
  });
  it('under `verified` the last verified one; one never verified does not exist', () => {
    expect(held([...running, { type: 'verified', revision: 0 }], '2015-07-01', 'verified')).toBe(0);
    expect(held(running, '2015-07-01', 'verified')).toBeUndefined();
  });
  it('a correction that waits changes nothing under `verified`, and is changed since verified', () => {
    const facts: FigureFact[] = [said('reported', 0, '1/2'), { type: 'verified', revision: 0 }, said('corrected', 2, '2/2')];
    expect(held(facts, '2015-07-01', 'verified')).toBe(0);
    expect(held(facts, '2015-07-01', 'reported')).toBe(2);
    const figure = fold(...facts);
    expect(figure !== null && changedSinceVerified(figure, '2015-07-01')).toBe(true);
  });
  it('one never verified is not changed since verified', () => {
    const figure = fold(...running);
    expect(figure !== null && changedSinceVerified(figure, '2015-07-01')).toBe(false);
  });
});

describe('rules 2: the life of a figure', () => {
  it('withdrawn, it does not exist in either basis; it may be reported again', () => {
    const gone: FigureFact[] = [said('reported', 0, '1/2'), { type: 'verified', revision: 0 }, { type: 'withdrawn' }];
    expect(fold(...gone)).toBeNull();
    expect(fold(...gone, said('reported', 3, '2/2'))?.revisions).toMatchObject([{ revision: 3, verified: false }]);
  });
  it('returned figures still count under `reported`, flagged', () => {
    expect(fold(said('reported', 0, '1/2'), { type: 'returned', revision: 0 })?.revisions).toMatchObject([
      { verified: false, returned: true },
    ]);
  });
  it('verified after a return, it is no longer returned', () => {
    const facts: FigureFact[] = [said('reported', 0, '1/2'), { type: 'returned', revision: 0 }, { type: 'verified', revision: 0 }];
    expect(fold(...facts)?.revisions).toMatchObject([{ verified: true, returned: false }]);
  });
  it('returning the verified revision cancels its verification: nothing is verified then, until the next', () => {
    const facts: FigureFact[] = [
      said('reported', 0, '1/2'),
      { type: 'verified', revision: 0 },
      said('corrected', 2, '2/2'),
      { type: 'verified', revision: 2 },
      { type: 'returned', revision: 2 },
    ];
    expect(fold(...facts)?.revisions.map(({ verified }) => verified)).toEqual([false, false]);
    expect(fold(...facts, { type: 'verified', revision: 2 })?.revisions.map(({ verified }) => verified)).toEqual([false, true]);
  });
  it('returning a correction that waits leaves the verified revision verified', () => {
    const facts: FigureFact[] = [
      said('reported', 0, '1/2'),
      { type: 'verified', revision: 0 },
      said('corrected', 2, '2/2'),
      { type: 'returned', revision: 2 },
    ];
    expect(fold(...facts)?.revisions).toMatchObject([{ verified: true }, { verified: false, returned: true }]);
  });
});
