import { painter } from './colour';

const painted = (outIsTerminal: boolean, env: Record<string, string>): boolean => painter({ outIsTerminal }, env)('x', 'red') !== 'x';

describe('colour', () => {
  it('is for people at a terminal', () => expect([painted(true, {}), painted(false, {})]).toEqual([true, false]));
  it('is off where NO_COLOR is set to anything', () =>
    expect([painted(true, { NO_COLOR: '1' }), painted(true, { NO_COLOR: '' })]).toEqual([false, true]));
});
