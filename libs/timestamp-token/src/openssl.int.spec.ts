import { execFileSync, spawnSync } from 'node:child_process';
import { hash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { certified, pemOf, stamped } from './authority.fixture';
import { readTimestampResponse, timestampRequest, verifyTimestamp } from '.';

const DATA = Buffer.from('giấy chốt\n');
const NONCE = Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8);
const there = spawnSync('openssl', ['version']).status === 0;
const folder = mkdtempSync(join(tmpdir(), 'timestamp-'));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string): string => join(folder, name);
const openssl = (...args: readonly string[]): string => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' }).toString();

const CONFIG = `
[tsa]
default_tsa = it
[it]
serial = serial
crypto_device = builtin
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
ess_cert_id_chain = no
ess_cert_id_alg = sha256
`;

(there ? describe : describe.skip)(`beside openssl ts${there ? '' : ' (skipped: openssl is not on this machine)'}`, () => {
  it('a token of openssl is valid, and over a changed text is not', async () => {
    openssl('req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-subj', '/CN=Goc', '-days', '30', '-keyout', 'ca.key', '-out', 'ca.pem');
    openssl('req', '-newkey', 'rsa:2048', '-nodes', '-subj', '/CN=Dau', '-keyout', 'tsa.key', '-out', 'tsa.csr');
    writeFileSync(at('extensions'), 'extendedKeyUsage=critical,timeStamping\nkeyUsage=critical,digitalSignature\n');
    openssl('x509', '-req', '-in', 'tsa.csr', '-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-days', '20', '-extfile', 'extensions', '-out', 'tsa.pem'); // prettier-ignore
    writeFileSync(at('tsa.cnf'), CONFIG);
    writeFileSync(at('serial'), '01');
    writeFileSync(at('request'), timestampRequest(hash('sha256', DATA, 'buffer'), NONCE));
    openssl('ts', '-reply', '-config', 'tsa.cnf', '-queryfile', 'request', '-signer', 'tsa.pem', '-inkey', 'tsa.key', '-out', 'response');
    const response = readTimestampResponse(readFileSync(at('response')));
    const token = response.kind === 'granted' ? response.token : new Uint8Array();
    const trusted = readFileSync(at('ca.pem'), 'utf8');
    expect(await verifyTimestamp(token, { data: DATA, trusted, nonce: NONCE })).toMatchObject({ kind: 'valid', authority: 'Dau' });
    expect(await verifyTimestamp(token, { data: Buffer.from('giấy chót\n'), trusted })).toMatchObject({ kind: 'invalid' });
  });

  it('a token of the test authority, taken out of its answer, is valid to openssl', async () => {
    const root = await certified('Goc thu', null);
    const authority = await certified('Dau thu', root);
    const response = readTimestampResponse(await stamped(timestampRequest(hash('sha256', DATA, 'buffer'), NONCE), authority));
    writeFileSync(at('token'), response.kind === 'granted' ? response.token : '');
    writeFileSync(at('data'), DATA);
    writeFileSync(at('root.pem'), pemOf(root));
    const said = openssl('ts', '-verify', '-token_in', '-in', 'token', '-data', 'data', '-CAfile', 'root.pem');
    expect(said).toContain('Verification: OK');
  });
});
