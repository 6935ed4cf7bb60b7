import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { inclusionProof, provesInclusion, rootOf, type Hash } from '@hieuhoc/transparency-log';
import { seededDice } from '../oracle/dice';
import { sendEvidence } from '../support/evidence';
import { DECISION, issueSmall } from '../support/ground';
import { startSystem, type Answer, type System } from '../support/system';
import { scale } from './scale';
import { backedUp, leaves, sealedOf, subtreesOf } from './stored-data';
import { filesUnder, FORMS, Traces } from './traces';

const PERSONS = scale(1_000, 20);
const ERASED = PERSONS / 2;
const FILES = scale(50, 5);
const SEED = 20_261_121;
const TITLE = 'gia-dinh';
const ground = { legalBasis: 'subject-request', requestedOn: '2026-01-05', reason: 'Theo đề nghị' };
const LEADER = { 'X-Actor': 'lanh-dao-1' };
const ADMINISTRATOR = { 'X-Actor': 'demo-quan-tri' };

const dice = seededDice(SEED);
const pick = (words: readonly string[]): string => dice.one(words);
const SYLLABLES = 'Nguyễn Trần Lê Phạm Đặng Bùi Đỗ Hồ Ngô Dương Thị Văn Đức Hữu Ngọc Quỳnh Hương Ánh Tuyết Mẫu Đơn Khuê Thuỳ Uyên'.split(
  ' ',
);
/** A name that nobody else has, and no chance. */
const nameOf = (number: number): string =>
  `${pick(SYLLABLES)} ${pick(SYLLABLES)} ${pick(SYLLABLES)} ${pick(SYLLABLES)} ${number.toString(36)}ỹ`;
const persons = Array.from({ length: PERSONS }, (_, number) => ({ ref: `ho-${number}`, name: nameOf(number) }));
const erased = persons.slice(0, ERASED);
const scans = Array.from({ length: FILES }, (_, number) => ({
  ref: `giay-${number}`,
  name: `Đơn của ${nameOf(PERSONS + number)}.pdf`,
  text: `số riêng ${nameOf(9_000 + number)}`,
}));
const accounts = Array.from({ length: 5 }, (_, number) => ({
  account: `tk-${number}`,
  name: nameOf(5_000 + number),
  email: `hop-thu-rieng-${number}@so.example`,
}));

const scratch = mkdtempSync(join(tmpdir(), 'erasure-'));
const data = join(scratch, 'data');
const backups = join(scratch, 'backup');
let system: System;
let position = '';
afterAll(async () => {
  await system.stop();
  rmSync(scratch, { recursive: true, force: true });
});

const succeeded = (answer: Answer): Answer => {
  if (answer.status >= 300) throw new Error(`answers ${answer.status}: ${JSON.stringify(answer.body)}`);
  return answer;
};
/** What anybody sees, names left out. */
async function rows(): Promise<readonly unknown[]> {
  // A system that was started anew has written nothing yet.
  position = system.position ?? position;
  const all: unknown[] = [];
  for (const path of [`/api/recognitions?title=${TITLE}`, '/api/subjects?area=t'])
    for (let next = ''; ;) {
      const { body } = succeeded(await system.get(`${path}&limit=1000&after=${position}${next}`, LEADER));
      for (const { name: _, erased: __, ...row } of body.items) all.push(row);
      if (body.next === null) break;
      next = `&cursor=${body.next}`;
    }
  return all;
}
const inParts = async <T>(all: readonly T[], work: (one: T) => Promise<unknown>): Promise<void> => {
  for (let at = 0; at < all.length; at += 8) await Promise.all(all.slice(at, at + 8).map(work));
};

const values = new Traces();
for (const { name } of [...persons, ...accounts]) values.addValue(name);
for (const { email } of accounts) values.addValue(email);
for (const { name, text } of scans) for (const value of [name, text]) values.addValue(value);
const sealedTraces = new Traces();
const keptTraces = new Traces();

let before: { readonly hashes: readonly Hash[]; readonly texts: readonly string[]; readonly rows: readonly unknown[] };
const files = (): string[] => filesUnder(data).filter((file) => !file.endsWith('vault.key'));

describe(`the names of ${ERASED} of ${PERSONS} random persons, ${FILES} scans and ${accounts.length} accounts, erased (seed ${SEED})`, () => {
  beforeAll(async () => {
    mkdirSync(data);
    system = await startSystem({ directory: data, keep: true });
    await issueSmall(system);
    succeeded(
      await system.post('/api/titles', {
        code: TITLE,
        name: 'Gia đình',
        subject: 'household',
        grantedBy: 'commune',
        validity: 'none',
        yearly: false,
      }),
    );
    const list = {
      kind: 'recognitions',
      title: TITLE,
      decision: DECISION,
      recognisedOn: '2015-11-20',
      rows: persons.map(({ ref, name }, at) => ({ subject: ref, name, area: `x${(at % 3) + 1}` })),
    };
    succeeded(await system.post('/api/imports', list));
    for (const { ref, name, text } of scans) {
      const sent = await sendEvidence(system.url, 'can-bo-1', {
        name,
        bytes: Buffer.from(`%PDF-1.7\n${text}\n%%EOF`),
        query: `?ref=${ref}&area=x1`,
      });
      if (sent.status !== 201) throw new Error(`${name} is answered ${sent.status}`);
    }
    for (const { account, name, email } of accounts) {
      succeeded(await system.post('/api/accounts', { account, kind: 'person', name, email }, ADMINISTRATOR));
      succeeded(await system.post(`/api/accounts/${account}/closure`, { reason: 'Nghỉ việc' }, ADMINISTRATOR));
    }
    mkdirSync(join(data, 'outbox'), { recursive: true });
    for (const { account, email } of accounts)
      writeFileSync(join(data, 'outbox', `${account}.eml`), `To: ${email}\r\n\r\nNhắc báo cáo\r\n`);
    await backedUp(data, backups);
    before = { ...(await leaves(data)), rows: await rows() };
    const gone = [...erased.map(({ ref }) => ref), ...scans.map(({ ref }) => `evidence:${ref}`), ...accounts.map(({ account }) => account)];
    for (const [ref, parts] of sealedOf(data, gone))
      for (const [number, bytes] of parts.entries()) sealedTraces.add(`${ref} #${number}`, bytes);
    for (const [ref, parts] of sealedOf(
      data,
      persons.slice(ERASED).map((one) => one.ref),
    ))
      for (const bytes of parts) keptTraces.add(ref, bytes);

    await inParts(erased, async ({ ref }) => succeeded(await system.post(`/api/subjects/${ref}/erasure`, ground, LEADER)));
    await inParts(scans, async ({ ref }) => succeeded(await system.post(`/api/evidence/${ref}/erasure`, ground, LEADER)));
    for (const { account } of accounts) succeeded(await system.post(`/api/accounts/${account}/erasure`, ground, ADMINISTRATOR));
    await backedUp(data, backups);
  }, 300_000);

  it('leave no trace in any file, write-ahead log, letter, backup or export, in whatever form; nor do the others, which are sealed', async () => {
    const exported = join(scratch, 'export.ndjson');
    writeFileSync(exported, (await leaves(data)).texts.join('\n'));
    const csv = join(scratch, 'export.csv');
    writeFileSync(csv, (await system.get('/api/subjects?limit=1000', { Accept: 'text/csv', 'X-Actor': 'tham-dinh-1' })).body);
    const looked = [...files(), ...filesUnder(backups), exported];
    expect(looked.length).toBeGreaterThan(10);
    expect(await values.foundIn(looked)).toEqual([]);
    expect((await values.foundIn([csv])).filter((found) => erased.some(({ name }) => found.startsWith(name)))).toEqual([]);
  }, 120_000);

  it('and nothing of what they were sealed into lies in the data any more, keys, salts and ciphertext; of the others all', async () => {
    expect(await sealedTraces.foundIn(files())).toEqual([]);
    expect(new Set((await keptTraces.foundIn(files())).map((found) => found.split(' ')[0])).size).toBe(PERSONS - ERASED);
  });

  it('are told to be erased, and the others are there', async () => {
    const { body } = await system.get(`/api/subjects/${erased[0]?.ref}?after=${system.position}`, LEADER);
    expect(body).toMatchObject({ name: null, erased: true });
    const last = persons.at(-1);
    expect((await system.get(`/api/subjects/${last?.ref}`, LEADER)).body).toMatchObject({ name: last?.name });
  });

  it('change no event: every proof of before holds after', async () => {
    const after = await leaves(data);
    const size = before.hashes.length;
    expect(after.texts.slice(0, size)).toEqual(before.texts);
    const root = rootOf(size, subtreesOf(before.hashes));
    const subtrees = subtreesOf(after.hashes);
    const registered = before.texts.flatMap((text, index) => (text.includes('\nSubjectRegistered\n') ? [index] : []));
    expect(registered).toHaveLength(PERSONS);
    for (const index of registered.filter((_, at) => at % scale(20, 5) === 0)) {
      const proof = inclusionProof(index, size, subtrees);
      expect(provesInclusion(after.hashes[index] ?? root, index, size, proof, root)).toBe(true);
    }
  }, 120_000);

  it('leave what was recognised as it was, also where everything is built anew from event 0', async () => {
    expect(await rows()).toEqual(before.rows);
    await system.stop();
    for (const file of filesUnder(data)) if (/read\.db/.test(file)) rmSync(file);
    system = await startSystem({ directory: data, keep: true });
    expect(await rows()).toEqual(before.rows);
    expect(await values.foundIn(files())).toEqual([]);
    expect(await sealedTraces.foundIn(files())).toEqual([]);
  }, 120_000);

  describe('mutants', () => {
    it.each(Object.entries(FORMS))('a value left in a file as %s is seen', async (_, form) => {
      const file = join(scratch, 'quen');
      for (const { name } of [persons[0], persons.at(-1)].flatMap((one) => (one === undefined ? [] : [one]))) {
        writeFileSync(file, Buffer.concat([Buffer.from('trước '), form(name), Buffer.from(' sau')]));
        expect((await values.foundIn([file])).some((found) => found.startsWith(name))).toBe(true);
      }
      rmSync(file);
    });

    it.each([
      ['keeps the key of the person', 'pragma secure_delete = on; delete from kept'],
      ['deletes without overwriting', 'pragma secure_delete = off; delete from kept; delete from person'],
    ])('an erasure that %s is seen', (_, statements) => {
      const copy = join(scratch, 'copy.db');
      const vault = new DatabaseSync(join(data, 'vault.db'), { readOnly: true });
      vault.exec(`vacuum into '${copy}'`);
      vault.close();
      const mutant = new DatabaseSync(copy);
      mutant.exec(statements);
      mutant.close();
      const found = keptTraces.inBytes(readFileSync(copy));
      rmSync(copy);
      expect(found.length).toBeGreaterThan(0);
    });
  });
});
