import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { newSigningKey, verifierKeyOf, verifierOf } from '@hieuhoc/transparency-log';
import { openIdentity } from './identity';
import { LogSigner } from './log-signer';
import { Growth, grownTree, partingTree, scratchFolders } from './signer.fixture';
import { Witness } from './witness';

const folder = scratchFolders();
const ORIGIN = 'hoctap.example.vn/nhat-ky';
const report = (): void => undefined;

/** What docs/signing.md says of it. */
describe('a signer whose memory was put back to an older copy', () => {
  it('can be made to sign another history from there; a witness that saw more does not cosign it', () => {
    const [at, witnessed] = [folder(), folder()];
    const open = () => {
      const identity = openIdentity({ folder: at, role: 'signer', name: ORIGIN });
      return { identity, signer: new LogSigner({ ...identity, report }) };
    };
    const sign = (body: string): number => {
      const { identity, signer } = open();
      const { status } = signer.sign(body);
      identity.heads.close();
      return status;
    };
    const [truth, forged] = [new Growth(ORIGIN, grownTree(40)), new Growth(ORIGIN, partingTree(10, 40))];
    expect(sign(truth.asked(0, 10))).toBe(200);
    copyFileSync(join(at, 'heads.db'), join(at, 'older'));
    expect(sign(truth.asked(10, 20))).toBe(200);
    expect(sign(forged.asked(20, 30))).toBe(422);
    copyFileSync(join(at, 'older'), join(at, 'heads.db'));
    expect(sign(forged.asked(10, 30))).toBe(200);

    const key = newSigningKey(ORIGIN, 'ed25519');
    const identity = openIdentity({ folder: witnessed, role: 'witness', name: 'thanhtra.example.vn/w1' });
    const witness = new Witness({ ...identity, logs: [{ origin: ORIGIN, keys: [verifierOf(verifierKeyOf(key))] }], report });
    const [told, lied] = [new Growth(ORIGIN, grownTree(40), key), new Growth(ORIGIN, partingTree(10, 40), key)];
    expect([told.asked(0, 20), lied.asked(10, 30), lied.asked(20, 30)].map((body) => witness.addCheckpoint(body).status)).toEqual([
      200, 409, 422,
    ]);
    identity.heads.close();
  });
});
