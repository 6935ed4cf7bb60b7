import { specify } from '@hieuhoc/decider';
import { liveOn } from '@hieuhoc/indicator-maths';
import { recognitionDecider, type RecognitionCommand } from './recognition.decider';
import type { RecognitionEvent } from './recognition.events';

const given = specify(recognitionDecider);
const named = { title: 'don-vi-hoc-tap', subject: 's-1' };
const decision = { number: '12/QĐ-UBND', issuedOn: '2015-11-20', issuer: 'UBND huyện Đông Triều' };
const other = { ...decision, number: '34/QĐ-UBND' };

type Granted = Extract<RecognitionEvent, { readonly type: 'RecognitionGranted' }>['data'];
const granted = (data: Partial<Granted> = {}): RecognitionEvent => ({
  type: 'RecognitionGranted',
  data: { ...named, grant: 1, area: 'an-sinh', decision, recognisedOn: '2015-11-20', validUntil: '2018-11-20', ...data },
});
const renewed = (renewedOn: string, validUntil: string | null, grant = 1, by = other): RecognitionEvent => ({
  type: 'RecognitionRenewed',
  data: { ...named, grant, decision: by, renewedOn, validUntil },
});
const revoked = (revokedOn: string, grant = 1): RecognitionEvent => ({
  type: 'RecognitionRevoked',
  data: { ...named, grant, decision: other, revokedOn },
});
type Grant = Extract<RecognitionCommand, { readonly kind: 'grant' }>;
const grant = (recognisedOn: string, validUntil?: string): Grant => ({
  kind: 'grant',
  ...named,
  area: 'an-sinh',
  decision,
  recognisedOn,
  ...(validUntil !== undefined && { validUntil }),
  validity: { months: 36 },
  assessment: {},
});
const renew = (renewedOn: string, validUntil?: string): RecognitionCommand => ({
  kind: 'renew',
  ...named,
  decision: other,
  renewedOn,
  ...(validUntil !== undefined && { validUntil }),
  validity: { months: 36 },
});
const revoke = (revokedOn: string): RecognitionCommand => ({ kind: 'revoke', ...named, decision: other, revokedOn });
const revokeGrant = (revokedOn: string, number: number): RecognitionCommand => ({
  kind: 'revoke',
  ...named,
  decision: other,
  revokedOn,
  grant: number,
});

describe('a recognition is live', () => {
  const span = { recognisedOn: '2015-11-20', validUntil: '2018-11-20', revokedOn: null };
  it.each([
    ['2015-11-19', false],
    ['2015-11-20', true],
    ['2018-11-20', true],
    ['2018-11-21', false],
  ])('from the day of recognition to the last day: %s %s', (day, live) => expect(liveOn(span, day)).toBe(live));

  it('and before the day of revocation', () => {
    expect(liveOn({ ...span, revokedOn: '2017-03-01' }, '2017-02-28')).toBe(true);
    expect(liveOn({ ...span, revokedOn: '2017-03-01' }, '2017-03-01')).toBe(false);
  });

  it('never, once it is annulled', () => expect(liveOn({ ...span, revokedOn: '2015-11-20' }, '2015-11-20')).toBe(false));
});

describe('granting', () => {
  it("takes the title's term where no last day is given, and the given one otherwise", () => {
    given().when(grant('2015-11-20')).then(granted());
    given()
      .when(grant('2015-11-20', '2016-12-31'))
      .then(granted({ validUntil: '2016-12-31' }));
  });

  it('of a title without a term does not expire', () =>
    given()
      .when({ ...grant('2015-11-20'), validity: 'none' })
      .then(granted({ validUntil: null })));

  it('keeps what it was checked against, and the label of a sample', () =>
    given()
      .when({ ...grant('2015-11-20'), assessment: { criteriaVersion: 'v1', score: '82.5' }, sample: true })
      .then(granted({ criteriaVersion: 'v1', score: '82.5', sample: true })));

  it('a second one while the first lives is refused, on its first and on its last day', () => {
    given(granted()).when(grant('2015-11-20')).thenRefused('already-live', { recognisedOn: '2015-11-20' });
    given(granted()).when(grant('2018-11-20')).thenRefused('already-live');
  });

  it('anew after it has lapsed, after a revocation, and after an annulment is accepted', () => {
    const anew = { grant: 2, recognisedOn: '2018-11-21', validUntil: '2021-11-21' };
    given(granted()).when(grant('2018-11-21')).then(granted(anew));
    given(granted(), revoked('2017-03-01'))
      .when(grant('2017-03-01'))
      .then(granted({ grant: 2, recognisedOn: '2017-03-01', validUntil: '2020-03-01' }));
    given(granted(), revoked('2015-11-20'))
      .when(grant('2015-11-20'))
      .then(granted({ grant: 2 }));
  });

  it('recorded late may not reach into one that follows', () => {
    given(granted()).when(grant('2014-01-01', '2015-11-20')).thenRefused('already-live');
    given(granted())
      .when(grant('2014-01-01', '2015-11-19'))
      .then(granted({ grant: 2, recognisedOn: '2014-01-01', validUntil: '2015-11-19' }));
  });

  it('beside one that never expires is refused for ever', () =>
    given(granted({ validUntil: null }))
      .when(grant('2099-01-01'))
      .thenRefused('already-live'));

  it('that ends before it begins is refused', () =>
    given().when(grant('2015-11-20', '2015-11-19')).thenRefused('valid-until-before-recognised'));
});

describe('renewing', () => {
  it('while live runs from the last day on', () => given(granted()).when(renew('2018-11-10')).then(renewed('2018-11-10', '2021-11-20')));
  it('on the last day still does', () => given(granted()).when(renew('2018-11-20')).then(renewed('2018-11-20', '2021-11-20')));
  it('again runs on from there', () =>
    given(granted(), renewed('2018-11-10', '2021-11-20', 1, decision))
      .when(renew('2021-01-01'))
      .then(renewed('2021-01-01', '2024-11-20')));

  it('twice by the same decision on the same day writes nothing', () =>
    given(granted(), renewed('2018-11-10', '2021-11-20')).when(renew('2018-11-10')).thenNothing());

  it('after it has lapsed, before it began, or after a revocation is refused', () => {
    given(granted()).when(renew('2018-11-21')).thenRefused('not-live');
    given(granted()).when(renew('2015-11-19')).thenRefused('not-live');
    given(granted(), revoked('2017-03-01')).when(renew('2017-03-01')).thenRefused('not-live');
  });

  it('speaks of the grant that lives on its day', () =>
    given(granted(), granted({ grant: 2, recognisedOn: '2019-01-01', validUntil: '2022-01-01' }))
      .when(renew('2019-06-01'))
      .then(renewed('2019-06-01', '2025-01-01', 2)));

  it('that adds no day, or reaches into a later grant, is refused', () => {
    given(granted()).when(renew('2018-11-10', '2018-11-20')).thenRefused('renewal-adds-nothing');
    given(granted(), granted({ grant: 2, recognisedOn: '2019-01-01', validUntil: '2022-01-01' }))
      .when(renew('2018-11-10'))
      .thenRefused('already-live', { recognisedOn: '2019-01-01' });
  });

  it('of one that does not expire is refused', () =>
    given(granted({ validUntil: null }))
      .when(renew('2018-11-10'))
      .thenRefused('does-not-expire'));
  it('of what was never granted is refused', () => given().when(renew('2018-11-10')).thenRefused('unknown-recognition'));
});

describe('revoking', () => {
  it('ends it from its day', () => given(granted()).when(revoke('2017-03-01')).then(revoked('2017-03-01')));
  it('a recognition that has expired can still be revoked', () => given(granted()).when(revoke('2019-03-01')).then(revoked('2019-03-01')));
  it('on the day of the grant annuls it', () => given(granted()).when(revoke('2015-11-20')).then(revoked('2015-11-20')));

  it('speaks of the last grant made by that day', () => {
    const regranted = granted({ grant: 2, recognisedOn: '2019-01-01', validUntil: '2022-01-01' });
    given(granted(), regranted).when(revoke('2019-03-01')).then(revoked('2019-03-01', 2));
    given(granted(), regranted).when(revoke('2018-12-31')).then(revoked('2018-12-31', 1));
  });

  it('after an annulment and a grant of the same day speaks of the new one', () =>
    given(granted(), revoked('2015-11-20'), granted({ grant: 2 }))
      .when(revoke('2015-11-20'))
      .then(revoked('2015-11-20', 2)));

  it('before the grant is refused', () =>
    given(granted()).when(revoke('2015-11-19')).thenRefused('revoked-before-granted', { recognisedOn: '2015-11-20' }));
  it('twice is refused', () =>
    given(granted(), revoked('2017-03-01')).when(revoke('2017-04-01')).thenRefused('already-revoked', { revokedOn: '2017-03-01' }));
  it('what was never granted is refused', () => given().when(revoke('2017-03-01')).thenRefused('unknown-recognition'));
});

describe('a higher level', () => {
  const level = (recognisedOn: string, from?: string): Grant => ({
    ...grant(recognisedOn),
    assessment: { level: 'muc-2' },
    ...(from !== undefined && { upgrade: { from, months: 12 } }),
  });
  const first = granted({ level: 'muc-1' });

  it('takes the place of the lower one after the months the title asks for, by one decision', () =>
    given(first)
      .when(level('2016-11-20', 'muc-1'))
      .then(
        { type: 'RecognitionRevoked', data: { ...named, grant: 1, decision, revokedOn: '2016-11-20', upgradedTo: 'muc-2' } },
        granted({ grant: 2, level: 'muc-2', recognisedOn: '2016-11-20', validUntil: '2019-11-20' }),
      ));

  it('is refused a day sooner', () => given(first).when(level('2016-11-19', 'muc-1')).thenRefused('upgrade-too-early'));

  it('is a grant like any other where the lower one has lapsed, or was never held', () => {
    given(first)
      .when(level('2018-11-21', 'muc-1'))
      .then(granted({ grant: 2, level: 'muc-2', recognisedOn: '2018-11-21', validUntil: '2021-11-21' }));
    given()
      .when(level('2015-11-20', 'muc-1'))
      .then(granted({ level: 'muc-2' }));
  });

  it('is a second live one where the title knows no upgrade, or from another level', () => {
    given(first).when(level('2016-11-20')).thenRefused('already-live');
    given(first).when(level('2016-11-20', 'muc-0')).thenRefused('already-live');
  });
});

describe('a revocation that names its grant', () => {
  it('revokes that one, not the last', () =>
    given(granted(), granted({ grant: 2, recognisedOn: '2019-01-01', validUntil: '2022-01-01' }))
      .when(revokeGrant('2019-06-01', 1))
      .then(revoked('2019-06-01')));

  it('is refused where it is before that grant, or there is none', () => {
    const both = [granted(), granted({ grant: 2, recognisedOn: '2019-01-01', validUntil: '2022-01-01' })];
    given(...both)
      .when(revokeGrant('2018-12-31', 2))
      .thenRefused('revoked-before-granted');
    given(...both)
      .when(revokeGrant('2018-12-31', 3))
      .thenRefused('revoked-before-granted');
  });
});
