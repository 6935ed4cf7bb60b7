import { lookOf } from './matrix.page';

describe('a cell of the matrix', () => {
  it.each([
    ['achieved', 'met', '✓'],
    ['achieved-late', 'met', '✓'],
    ['on-track', 'on', '→'],
    ['at-risk', 'below', '!'],
    ['off-track', 'below', '!'],
    ['missed', 'missed', '✕'],
    ['no-data', 'none', '–'],
    ['awaiting-data', 'none', '…'],
    ['undetermined', 'none', '?'],
    ['not-started', 'none', '·'],
    ['not-applicable', 'none', '–'],
  ] as const)('that is %s looks %s, with the sign %s', (state, look, sign) =>
    expect(lookOf({ state, againstPlan: null })).toEqual({ look, sign }),
  );

  it('under a judged row looks as it compares with the plan’s level', () => {
    expect(lookOf({ state: null, againstPlan: 'met' })).toEqual({ look: 'met', sign: '✓' });
    expect(lookOf({ state: null, againstPlan: 'not-met' })).toEqual({ look: 'below', sign: '!' });
    expect(lookOf({ state: null, againstPlan: null })).toEqual({ look: 'none', sign: '–' });
  });
});
