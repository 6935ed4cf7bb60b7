import { dongTrieu, type World } from './testing';
import type { Target } from './model';

const given = (spec: Partial<Target> = {}): World => dongTrieu().target({ criterion: { kind: 'at-least', value: '85' }, ...spec });

/** Days that lie on a bound, and what lies just beside it. */
describe('the baseline from figures (6.4)', () => {
  it('a slot that ends on F is not before F', () => {
    const world = given({ from: '2013-06-30' }).total('2012', '60/100').total('2013-H1', '70/100').total('2014', '75/100');
    expect(world.row({ on: '2015-02-10' }).baseline).toEqual({ value: '60.00', on: '2012-12-31' });
    const without = given({ from: '2013-06-30' }).total('2013-H1', '70/100').total('2014', '75/100');
    expect(without.row({ on: '2015-02-10' }).baseline).toEqual({ value: '70.00', on: '2013-06-30' });
  });
  it('a slot before F that has not settled on D gives none', () => {
    const world = given().total('2012-H1', '60/100').all('2012', { AS: '70/100' });
    expect(world.row({ on: '2013-01-29' }).baseline).toEqual({ value: '60.00', on: '2012-06-30' });
    expect(world.row({ on: '2013-01-30' }).baseline).toEqual({ value: '70.00', on: '2012-12-31' });
  });
  it('a running period that ends after D gives none', () => {
    const world = given().total('2013-H1', '60/100', { dataTo: '2013-04-30' }).total('2013', '70/100', { dataTo: '2013-05-10' });
    expect(world.row({ on: '2013-06-29' })).toMatchObject({ period: '2013', baseline: null, state: 'undetermined' });
    expect(world.row({ on: '2013-06-30' })).toMatchObject({ period: '2013', baseline: { value: '60.00', on: '2013-06-30' } });
  });
});

it('`newer` is the latest later slot that has not settled, though a later one has by its coverage (3.1)', () => {
  const world = given().total('2014-H1', '80/100').all('2014', { AS: '8/10' }).total('2015-H1', '8/10', { dataTo: '2015-01-15' });
  expect(world.row({ on: '2015-01-20', period: '2014-H1' }).newer).toMatchObject({ period: '2014', coverage: { reported: 1 } });
});
