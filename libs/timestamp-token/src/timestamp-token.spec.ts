import { Integer } from 'asn1js';
import { hash } from 'node:crypto';
import { PKIStatus } from 'pkijs';
import { certified, pemOf, POLICY, refusal, stamped, type CertificateOptions, type Faults, type Holder } from './authority.fixture';
import { readTimestampResponse, timestampRequest, verifyTimestamp } from '.';

const DATA = Buffer.from('hoctap.example.vn/nhat-ky\n1834022\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n— …\n');
const NONCE = Uint8Array.of(0x9a, 1, 2, 3, 4, 5, 6, 7);
const sha256 = (data: Uint8Array): Uint8Array => hash('sha256', data, 'buffer');

let root: Holder;
let trusted: string;
beforeAll(async () => {
  root = await certified('Gốc thử nghiệm', null);
  trusted = pemOf(root);
});

async function token(faults: Faults = {}, options: CertificateOptions = {}, data: Uint8Array = DATA, nonce = NONCE): Promise<Uint8Array> {
  const authority = await certified('Dấu thời gian thử nghiệm', root, options);
  const response = readTimestampResponse(await stamped(timestampRequest(sha256(data), nonce), authority, faults));
  if (response.kind !== 'granted') throw new Error(response.kind);
  return response.token;
}

describe('a time stamp', () => {
  it('is valid over what was stamped, and says when and by whom', async () =>
    expect(await verifyTimestamp(await token(), { data: DATA, trusted, nonce: NONCE })).toEqual({
      kind: 'valid',
      at: new Date('2026-11-21T08:00:00Z'),
      authority: 'Dấu thời gian thử nghiệm',
      policy: POLICY,
    }));

  it.each([
    ['a small nonce', Uint8Array.of(0, 0, 5)],
    ['a nonce of zeroes', new Uint8Array(8)],
  ])('answers %s', async (_, nonce) =>
    expect(await verifyTimestamp(await token({}, {}, DATA, nonce), { data: DATA, trusted, nonce })).toMatchObject({ kind: 'valid' }),
  );

  it('of which a byte is another is none, or says the same: an envelope has versions that nobody signed', async () => {
    const [whole, claims] = [await token(), { data: DATA, trusted, nonce: NONCE }];
    const said = await verifyTimestamp(whole, claims);
    const still: number[] = [];
    for (let at = 0; at < whole.length; at += 23) {
      const verdict = await verifyTimestamp(whole.with(at, (whole[at] ?? 0) ^ 0x20), claims);
      if (verdict.kind === 'valid') still.push(at);
      if (verdict.kind === 'valid') expect(verdict).toEqual(said);
    }
    expect(still.length).toBeLessThan(4);
  });

  it.each<readonly [string, Faults, CertificateOptions, RegExp]>([
    ['with another nonce', { nonce: new Integer({ value: 5 }) }, {}, /another nonce/],
    ['whose signature is wrong', { broken: true }, {}, /the signature is wrong/],
    ['that was signed as something else', { contentType: '1.2.840.113549.1.7.1' }, {}, /something else/],
    ['by a certificate for mail', {}, { purposes: ['1.3.6.1.5.5.7.3.4'] }, /not for time stamps/],
    ['by a certificate for mail too', {}, { purposes: ['1.3.6.1.5.5.7.3.8', '1.3.6.1.5.5.7.3.4'] }, /not for time stamps/],
    ['by a certificate that may be for anything', {}, { critical: false }, /not for time stamps/],
    ['by a certificate that had ended', {}, { until: new Date('2026-11-20T00:00:00Z') }, /Validation of signer/],
    ['by a certificate that had not begun', {}, { from: new Date('2026-11-22T00:00:00Z') }, /Validation of signer/],
  ])('%s is none', async (_, faults, options, why) =>
    expect(await verifyTimestamp(await token(faults, options), { data: DATA, trusted, nonce: NONCE })).toEqual({
      kind: 'invalid',
      why: expect.stringMatching(why),
    }),
  );

  it('bound to another certificate is none', async () =>
    expect(await verifyTimestamp(await token({ boundTo: root }), { data: DATA, trusted })).toMatchObject({ why: /names another/ }));

  it('over something else is none', async () =>
    expect((await verifyTimestamp(await token(), { data: Buffer.from('khác'), trusted })).kind).toBe('invalid'));

  it('by an authority that nobody believes is none', async () => {
    const other = pemOf(await certified('Gốc khác', null));
    expect((await verifyTimestamp(await token(), { data: DATA, trusted: other })).kind).toBe('invalid');
    expect(await verifyTimestamp(await token(), { data: DATA, trusted: 'không có' })).toEqual({ kind: 'invalid', why: 'no certificate' });
  });

  it('by a namesake of one that is believed is none', async () => {
    const namesake = pemOf(await certified('Gốc thử nghiệm', null));
    expect((await verifyTimestamp(await token(), { data: DATA, trusted: namesake })).kind).toBe('invalid');
  });
});

describe('the answer of an authority', () => {
  it('that refuses says so', () => expect(readTimestampResponse(refusal(PKIStatus.rejection))).toEqual({ kind: 'refused', status: 2 }));

  it.each([
    ['without a token', refusal(PKIStatus.granted)],
    ['that is no DER', Buffer.from('<html>')],
    ['with more behind it', Buffer.concat([refusal(PKIStatus.rejection), Buffer.from('x')])],
    ['of nothing', new Uint8Array()],
  ])('%s is none', (_, der) => expect(readTimestampResponse(der)).toEqual({ kind: 'malformed' }));
});
