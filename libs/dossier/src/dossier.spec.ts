import { newSigningKey, signatureLine, signerOf, verifierKeyOf, verifierOf } from '@hieuhoc/transparency-log';
import { logOf, rowsDossier, unpassed, verdictOn, wholeDossier, wholeDossierOf } from './testing/made.fixture';
import { LOG_KEY, MemoryLog, ORIGIN, OTHER_SIGNER } from './testing/memory-log.fixture';
import { ASKED, PLAN, SMALL_WORLD } from './testing/small-world.fixture';

/** Nobody has cosigned, stamped or kept anything yet; names stay closed. */
const OPEN = {
  cosignatures: 'unprovable no-witness-key',
  timestamps: 'unprovable no-token',
  'older-checkpoints': 'unprovable none-held',
  commitments: 'unprovable not-opened',
};

describe('a dossier of rows', () => {
  it('proves, of an untouched log, all that can be proven', async () => {
    const verdict = verdictOn(await rowsDossier(logOf(SMALL_WORLD), ASKED));
    expect(unpassed(verdict)).toEqual(OPEN);
    expect(verdict.outcome).toBe('passed');
    expect(verdict.rows.map(({ target, area, value }) => `${target} ${area} ${value}`).slice(0, 6)).toEqual([
      // 800 + 801 + 802 + 800 = 3203 of 4000: 80.075 %.
      'gia-dinh-2015 22.205 80.08',
      'gia-dinh-2015 22.205.01 80.00',
      'gia-dinh-2015 22.205.02 80.10',
      'gia-dinh-2015 22.205.03 80.20',
      'gia-dinh-2015 22.205.04 80.00',
      'danh-hieu-2015 22.205 0.07',
    ]);
    expect(verdict.checks.map(({ number }) => number)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it.each([
    ['one indicator', { indicator: 'gia-dinh' }],
    ['an area under the plan’s', { area: '22.205.02' }],
    ['a period', { period: '2014-H1' }],
    ['verified figures alone', { basis: 'verified' as const }],
    ['a day of the plan', { on: '2014-08-01' }],
    ['a period before a commune joined', { on: '2014-08-01', period: '2013-H2' }],
    ['every plan', { plan: null }],
  ])('of %s likewise', async (_, asked) => {
    const verdict = verdictOn(await rowsDossier(logOf(SMALL_WORLD), { ...ASKED, ...asked }));
    expect(verdict.checks.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
    expect(verdict.outcome).toBe('passed');
  });

  it.each([
    ['an area beside the plan’s', { area: '22.206.01' }],
    ['a plan that is not there', { plan: 'huyen-c' }],
    ['an indicator that the plan does not name', { indicator: 'khac' }],
  ])('of %s proves no figure, and does not say that it did', async (_, asked) => {
    const verdict = verdictOn(await rowsDossier(logOf(SMALL_WORLD), { ...ASKED, ...asked }));
    expect(unpassed(verdict)['figures']).toBe('unprovable nothing-follows');
    expect(verdict.outcome).toBe('unprovable');
  });

  it('shows no figure of another indicator or another district, and hides no stream that it needs', async () => {
    const streams = verdictOn(await rowsDossier(logOf(SMALL_WORLD), ASKED)).events.map(({ stream }) => stream);
    expect(streams.filter((stream) => /viec-khac|206.01:|huyen-b|account/.test(stream))).toEqual([]);
    expect(streams).toContain(`report-${PLAN}:xa:22.205.01:2013-H1`);
    expect(streams).toContain('subject-ho-2');
  });

  it('says that a signature is not provable where nobody gave the key, and fails where the key is another', async () => {
    const lines = await rowsDossier(logOf(SMALL_WORLD), ASKED);
    const without = verdictOn(lines, { keys: [] });
    expect(unpassed(without)).toEqual({ ...OPEN, 'log-signature': 'unprovable no-key' });
    expect(without.outcome).toBe('unprovable');
    const other = [verifierOf(verifierKeyOf(newSigningKey(ORIGIN, 'ed25519')))];
    expect(unpassed(verdictOn(lines, { keys: other }))).toEqual({ ...OPEN, 'log-signature': 'failed other-key' });
  });

  it('counts witnesses by the keys that are known, and wants as many as are asked for', async () => {
    const lines = await rowsDossier(logOf(SMALL_WORLD), ASKED);
    const witness = newSigningKey('thanhtra.example/w1', 'ed25519-cosignature');
    const note = JSON.parse(lines[1] ?? '').note as string;
    const text = note.slice(0, note.indexOf('\n\n') + 1);
    const signer = signerOf(witness, () => new Date('2026-01-02T00:00:00.000Z'));
    const line = signatureLine(signer, signer.sign(text));
    const keys = [verifierOf(verifierKeyOf(LOG_KEY)), verifierOf(verifierKeyOf(witness))];
    const cosigned = lines.with(1, JSON.stringify({ line: 'checkpoint', note: note + line }));
    expect(unpassed(verdictOn(lines, { keys }))['cosignatures']).toBe('failed too-few');
    expect(unpassed(verdictOn(cosigned, { keys }))['cosignatures']).toBeUndefined();
    expect(unpassed(verdictOn(cosigned, { keys, quorum: 2 }))['cosignatures']).toBe('failed too-few');
  });

  it('goes on from older checkpoints where it was made with their sizes, and says where it cannot tell', async () => {
    const log = logOf(SMALL_WORLD);
    const held = [log.note(1), log.note(64), log.note(77)];
    const cut = await rowsDossier(log, ASKED, [1, 64, 77]);
    expect(unpassed(verdictOn(cut, { held }))['older-checkpoints']).toBeUndefined();
    const uncut = verdictOn(await rowsDossier(logOf(SMALL_WORLD), ASKED), { held: [log.note(26)] });
    expect(unpassed(uncut)['older-checkpoints']).toBe('unprovable no-cut');
    // He brought it to have it compared.
    expect(uncut.outcome).toBe('unprovable');
  });

  it('fails where an older checkpoint is of another past, of a longer one, or of another log', async () => {
    const log = logOf(SMALL_WORLD);
    const lines = await rowsDossier(log, ASKED, [64]);
    const fork = logOf(SMALL_WORLD.toReversed());
    const other = new MemoryLog();
    for (let n = 0; n < 200; n++) other.say({ stream: 'a', type: 'A', data: {} });
    const textOf = (note: string) => note.slice(0, note.indexOf('\n\n') + 1);
    const told = (held: string) => unpassed(verdictOn(lines, { held: [held] }))['older-checkpoints'];
    expect(told(fork.note(64))).toBe('failed forked');
    expect(told(other.note(200))).toBe('failed older-than-held');
    expect(told(log.note(64).replaceAll(ORIGIN, 'khac.example/x'))).toBe('failed held-other-log');
    expect(told(textOf(log.note(64)))).toBeUndefined();
    expect(told(textOf(other.note(64)))).toBe('failed forked');
    expect(told('không phải giấy')).toBe('failed held-malformed');
    const forged = logOf(SMALL_WORLD, OTHER_SIGNER);
    expect(told(forged.note(64))).toBe('failed held-unsigned');
  });
});

describe('a dossier of the whole log', () => {
  it('proves every chain, and that the heads that were sealed are those that come out', async () => {
    const verdict = verdictOn(await wholeDossier(logOf(SMALL_WORLD)));
    expect(unpassed(verdict)).toEqual({ ...OPEN, figures: 'unprovable no-rows' });
    expect(verdict.outcome).toBe('passed');
  });

  it('sees a seal that names other heads than the log has', async () => {
    const log = logOf(SMALL_WORLD);
    const root = '00'.repeat(32);
    log.say({ stream: 'seal', type: 'StreamHeadsSealed', data: { size: log.size, count: log.heads().count, root } });
    const lines = await wholeDossierOf(log, log.size - 1);
    expect(unpassed(verdictOn(lines))['streams']).toBe('failed heads-root-differs');
  });

  it('sees a seal that its maker would not have compared: he named another size, or an older seal', async () => {
    const log = logOf(SMALL_WORLD);
    const { sealSize } = log.seal();
    log.say({ stream: 'seal', type: 'StreamHeadsSealed', data: { size: log.size, count: 1, root: '00'.repeat(32) } });
    for (const named of [log.size, log.size - 2, sealSize])
      expect(unpassed(verdictOn(await wholeDossierOf(log, named)))['streams']).toBe('failed other-seal');
  });
});
