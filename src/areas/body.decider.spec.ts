import { specify } from '@hieuhoc/decider';
import { bodyDecider } from './body.decider';
import type { Body, BodyEvent } from './body.events';

const given = specify(bodyDecider);
const department: Body = { code: 'phong-gddt-dong-trieu', name: 'Phòng Giáo dục và Đào tạo huyện Đông Triều', area: '22.205' };
const { code } = department;
const renamed = 'Phòng Giáo dục và Đào tạo thị xã Đông Triều';
const decision = { number: '12/NQ-HĐND', issuedOn: '2015-03-11', issuer: 'HĐND tỉnh' };

const defined: BodyEvent = { type: 'BodyDefined', data: department };
const revised = (effectiveOn: string, changes: Partial<Body>): BodyEvent => ({ type: 'BodyRevised', data: { code, effectiveOn, changes } });
const retired = (effectiveOn: string): BodyEvent => ({ type: 'BodyRetired', data: { code, effectiveOn } });

describe('defining a body (and, by the same rules, an indicator or a title)', () => {
  it('is recorded once', () => given().when({ kind: 'define', definition: department }).then(defined));

  it('again with the identical definition is success and writes nothing', () =>
    given(defined)
      .when({ kind: 'define', definition: { ...department } })
      .thenNothing());

  it('with another one is refused, naming the fields that differ', () =>
    given(defined)
      .when({ kind: 'define', definition: { ...department, name: renamed } })
      .thenRefused('body-defined-differently', { differences: [{ field: 'name', stored: department.name, given: renamed }] }));

  it('as it was first given, or as it stands now, is success whatever was revised since', () => {
    const revisedBody = given(defined, revised('2015-03-11', { name: renamed }));
    revisedBody.when({ kind: 'define', definition: department }).thenNothing();
    revisedBody.when({ kind: 'define', definition: { ...department, name: renamed } }).thenNothing();
    revisedBody.when({ kind: 'define', definition: { ...department, name: 'Phòng khác' } }).thenRefused('body-defined-differently');
  });
});

describe('revising a definition', () => {
  it('records what changes, from a day, by a decision', () =>
    given(defined)
      .when({ kind: 'revise', code, effectiveOn: '2015-03-11', changes: { name: renamed }, decision })
      .then({ type: 'BodyRevised', data: { code, effectiveOn: '2015-03-11', changes: { name: renamed }, decision } }));

  it('writes nothing where it changes nothing on its day', () =>
    given(defined, revised('2015-03-11', { name: renamed }))
      .when({ kind: 'revise', code, effectiveOn: '2016-01-01', changes: { name: renamed } })
      .thenNothing());

  it('of a code that does not exist is refused', () =>
    given()
      .when({ kind: 'revise', code, effectiveOn: '2015-03-11', changes: { name: renamed } })
      .thenRefused('unknown-body'));

  it('from the day of retirement on is refused, before it is not', () => {
    given(defined, retired('2020-01-01'))
      .when({ kind: 'revise', code, effectiveOn: '2020-01-01', changes: { name: renamed } })
      .thenRefused('body-retired', { retiredOn: '2020-01-01' });
    given(defined, retired('2020-01-01'))
      .when({ kind: 'revise', code, effectiveOn: '2019-12-31', changes: { name: renamed } })
      .then(revised('2019-12-31', { name: renamed }));
  });
});

describe('retiring a definition', () => {
  it('is recorded with its day', () =>
    given(defined).when({ kind: 'retire', code, effectiveOn: '2020-01-01' }).then(retired('2020-01-01')));
  it('again on the same day writes nothing', () =>
    given(defined, retired('2020-01-01')).when({ kind: 'retire', code, effectiveOn: '2020-01-01' }).thenNothing());
  it('on another day is refused', () =>
    given(defined, retired('2020-01-01')).when({ kind: 'retire', code, effectiveOn: '2021-01-01' }).thenRefused('body-retired'));
  it('of a code that does not exist is refused', () =>
    given().when({ kind: 'retire', code, effectiveOn: '2020-01-01' }).thenRefused('unknown-body'));
});
