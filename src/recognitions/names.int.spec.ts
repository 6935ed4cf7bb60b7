import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { askingOf, type Asking } from '../../test/support/asking';
import type { System } from '../../test/support/system';
import { household, NAME, namesSystem } from './names.fixture';

let system: System;
let ask: Asking;
beforeAll(async () => {
  system = await namesSystem();
  ask = askingOf(system);
}, 60_000);
afterAll(() => system.stop());

const filesUnder = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesUnder(path) : [path];
  });
const filesWith = (text: string): string[] => filesUnder(system.directory).filter((path) => readFileSync(path).includes(text));

describe('the name of a household', () => {
  it('is nowhere in the data folder: not in the log, the read models or what SQLite keeps beside them, nor a plain hash of it', async () => {
    await ask.seen('/api/subjects/ho-1');
    expect(filesWith('ho-1').length).toBeGreaterThan(1);
    const request = { ...household() };
    const guesses = [NAME, JSON.stringify({ name: NAME }), JSON.stringify(request), JSON.stringify(['POST', '/api/subjects', request])];
    const hashes = guesses.flatMap((guess) => ['sha256', 'sha1', 'md5'].map((kind) => createHash(kind).update(guess).digest('hex')));
    for (const secret of [NAME, 'Mẫu Đơn', 'hoa mau don', ...hashes]) expect(filesWith(secret)).toEqual([]);
  });

  it('is not in the event, the feed or the history; the event holds what it is committed to', async () => {
    const seen = await Promise.all(
      ['/api/events', '/api/streams/subject-ho-1', '/api/history?stream=subject-ho-1'].map((path) => system.get(path)),
    );
    expect(seen.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(JSON.stringify(seen.map(({ body }) => body))).not.toContain('Hoa Mẫu');
    expect(seen[1]?.body.items[0].data).toEqual({
      ref: 'ho-1',
      kind: 'household',
      area: 'an-sinh',
      commitment: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  it('registered again is the same; under another name it is refused without naming either', async () => {
    const before = (await system.get('/api/streams/subject-ho-1')).body.items.length;
    expect((await system.post('/api/subjects', household())).status).toBe(200);
    expect((await system.post('/api/subjects', household(), { 'Idempotency-Key': 'dang-ky-1' })).status).toBe(201);
    const other = await system.post('/api/subjects', household({ name: 'Lê Thị Khác' }));
    expect([other.status, other.body.code]).toEqual([409, 'subject-registered-differently']);
    const reused = await system.post('/api/subjects', household({ name: 'Lê Thị Khác' }), { 'Idempotency-Key': 'dang-ky-1' });
    expect([reused.status, reused.body.code]).toEqual([409, 'idempotency-key-reused']);
    expect(JSON.stringify([other.body, reused.body])).not.toMatch(/Hoa|Khác/);
    expect((await system.get('/api/streams/subject-ho-1')).body.items).toHaveLength(before);
  });

  it('under an identity number is kept nowhere: not the name, not the number', async () => {
    const refused = await system.post('/api/subjects', household({ ref: '022083001234' }));
    expect([refused.status, refused.body.code]).toEqual([422, 'personal-ref']);
    expect(filesWith('022083001234')).toEqual([]);
  });

  it.each([
    ['broken JSON', `{"ref":"ho-9","kind":"household","area":"an-sinh","name":"${NAME}"`],
    ['an unknown field', JSON.stringify(household({ ref: 'ho-9', ten: NAME }))],
    ['an unknown area', JSON.stringify(household({ ref: 'ho-9', area: 'khong-co' }))],
  ])('is not repeated by the refusal of %s', async (_, body) => {
    const refused = await system.send('/api/subjects', { method: 'POST', body });
    expect(refused.status).toBeGreaterThanOrEqual(400);
    expect(JSON.stringify(refused.body)).not.toContain('Hoa');
  });
});
