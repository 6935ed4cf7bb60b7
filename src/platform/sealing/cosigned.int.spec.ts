import { newSigningKey, openNote, signatureLine, signerOf, verifierKeyOf, verifierOf } from '@hieuhoc/transparency-log';
import { Sealer, Sealing } from '.';
import { LogToSeal, SignerInMemory } from './testing';

const PATIENCE_MS = 20_000;

let log: LogToSeal;
let sealing: Sealing;
beforeEach(async () => {
  log = await LogToSeal.open();
  const place = { kind: 'sqlite', path: log.path } as const;
  sealing = Sealing.open(log.directory, place, { sealer: (path, events) => new Sealer(log.store, path, events) });
  await log.append('a', 'b');
});
afterEach(async () => {
  await sealing.close();
  await log.close();
});

const witnesses = ['w.example/1', 'w.example/2'].map((name) => newSigningKey(name, 'ed25519-cosignature'));
const line = (index: number, text: string, at = '2026-11-21T08:00:00Z'): string => {
  const key = witnesses[index];
  if (key === undefined) throw new Error('no such witness');
  const signer = signerOf(key, () => new Date(at));
  return signatureLine(signer, signer.sign(text));
};
const verifiers = witnesses.map((key) => verifierOf(verifierKeyOf(key)));
const signersOf = (note: string): string[] => {
  const opened = openNote(note, verifiers);
  return opened.kind === 'signed' ? opened.by.map(({ name }) => name) : [];
};

describe('the kept note of a checkpoint', () => {
  it('gets the cosignatures that come for it, each witness once, whoever comes at the same time', async () => {
    sealing.start({ signer: new SignerInMemory(), close: async () => undefined });
    const { size, note } = await sealing.whenSealed(2, PATIENCE_MS);
    const text = note.slice(0, note.indexOf('\n\n') + 1);
    await Promise.all([sealing.cosigned(size, line(0, text)), sealing.cosigned(size, line(1, text))]);
    expect(signersOf(sealing.covering(2)?.note ?? '')).toEqual(['w.example/1', 'w.example/2']);
    await sealing.cosigned(size, line(0, text, '2026-11-21T09:00:00Z'));
    expect(sealing.covering(2)?.note.match(/^— w\.example\/1 /gm)).toHaveLength(1);
    await sealing.cosigned(size + 5, line(0, text));
    expect(sealing.covering(2)?.note.startsWith(note)).toBe(true);
  });

  it('stays as it was stamped', async () => {
    sealing.start({ signer: new SignerInMemory(), close: async () => undefined });
    const { size, note } = await sealing.whenSealed(2, PATIENCE_MS);
    sealing.timestamps.put({ size, note, day: '2026-11-21', at: '2026-11-21T08:00:00.000Z', token: Buffer.from('token') });
    await sealing.cosigned(size, line(0, note.slice(0, note.indexOf('\n\n') + 1)));
    expect(sealing.covering(2)?.note).toBe(note);
    expect(sealing.timestampOf(note)).toEqual(new Uint8Array(Buffer.from('token')));
  });
});
