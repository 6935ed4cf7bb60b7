import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSystem, type Answer, type System } from '../../../test/support/system';
import { Drafts, MOST_DRAFTS } from './drafts';

describe('drafts over HTTP', () => {
  let system: System;
  beforeAll(async () => void (system = await startSystem()));
  afterAll(() => system.stop());

  const PATH = '/api/drafts/nhap:ke-hoach:xa-a:2015-H1';
  const by = (actor: string): Record<string, string> => ({ 'X-Actor': actor });
  const save = (actor: string, text: string, headers: Record<string, string>): Promise<Answer> =>
    system.put(PATH, { fields: { 'f.ty-le.tu': text } }, { ...by(actor), ...headers });

  it('are kept for whoever saved them, and shown to nobody else', async () => {
    const saved = await save('demo-an-sinh', '32', { 'If-None-Match': '*' });
    expect(saved.status).toBe(200);
    const read = await system.get(PATH, by('demo-an-sinh'));
    expect(read.body).toEqual({ ...saved.body, fields: { 'f.ty-le.tu': '32' } });
    expect(read.headers.get('ETag')).toBe(`"${saved.body.revision}"`);
    expect((await system.get('/api/drafts', by('demo-an-sinh'))).body.items).toEqual([saved.body]);
    expect(await system.get(PATH, by('demo-binh-khe'))).toMatchObject({ status: 404, body: { code: 'unknown-draft' } });
    expect((await system.get('/api/drafts', by('demo-binh-khe'))).body.items).toEqual([]);
  });

  it('a second window does not write over what it has not seen', async () => {
    const { revision } = (await system.get(PATH, by('demo-an-sinh'))).body;
    expect((await save('demo-an-sinh', '33', { 'If-Match': `"${revision}"` })).status).toBe(200);
    const late = await save('demo-an-sinh', '34', { 'If-Match': `"${revision}"` });
    expect(late).toMatchObject({ status: 412, body: { code: 'draft-newer-elsewhere', present: { fields: { 'f.ty-le.tu': '33' } } } });
    expect(await save('demo-an-sinh', '34', {})).toMatchObject({ status: 428 });
    expect(await save('demo-an-sinh', '34', { 'If-None-Match': '*' })).toMatchObject({ status: 412 });
  });

  it('are dropped, and a revision never comes again', async () => {
    const { revision } = (await system.get(PATH, by('demo-an-sinh'))).body;
    for (let time = 0; time < 2; time++)
      expect((await system.send(PATH, { method: 'DELETE', headers: by('demo-an-sinh') })).status).toBe(200);
    expect((await save('demo-an-sinh', '1', { 'If-Match': `"${revision}"` })).status).toBe(412);
    expect((await save('demo-an-sinh', '1', { 'If-None-Match': '*' })).body.revision).toBeGreaterThan(revision);
  });

  it('are no events, and nothing but text in named fields', async () => {
    expect((await system.get('/api/events?limit=100')).body.items).toEqual([]);
    for (const fields of [{ a: 1 }, { __x: 'a' }, ['a'], 'a'])
      expect(await system.put(PATH, { fields }, { ...by('demo-an-sinh'), 'If-None-Match': '*' })).toMatchObject({ status: 422 });
    const large = await system.put(PATH, { fields: { a: 'ơ'.repeat(150_000) } }, { ...by('demo-an-sinh'), 'If-None-Match': '*' });
    expect(large).toMatchObject({ status: 413, body: { code: 'draft-too-large' } });
  });

  it('a visitor who is nobody has none', async () => expect(await system.get('/api/drafts', by('khach'))).toMatchObject({ status: 401 }));
});

describe('the store of drafts', () => {
  let directory: string;
  beforeEach(() => void (directory = mkdtempSync(join(tmpdir(), 'hieu-hoc-drafts-'))));
  afterEach(() => rmSync(directory, { recursive: true, force: true }));
  const path = (): string => join(directory, 'drafts.db');

  it('outlives the process, and lets what nobody came back to go after half a year', () => {
    let now = new Date('2026-01-01T00:00:00Z');
    const first = Drafts.open(path(), () => now);
    first.put('a', 'k', { x: '1' }, 'none');
    first.close();
    now = new Date('2026-06-01T00:00:00Z');
    const second = Drafts.open(path(), () => now);
    expect(second.of('a', 'k').fields).toEqual({ x: '1' });
    second.close();
    now = new Date('2026-08-01T00:00:00Z');
    const third = Drafts.open(path(), () => now);
    expect(third.all('a')).toEqual([]);
    third.close();
  });

  it('lets it go while it runs too', () => {
    let now = new Date('2026-01-01T00:00:00Z');
    const drafts = Drafts.open(path(), () => now);
    drafts.put('a', 'k', { x: '1' }, 'none');
    now = new Date('2026-08-01T00:00:00Z');
    drafts.put('b', 'k', { x: '2' }, 'none');
    expect([drafts.all('a'), drafts.all('b')]).toMatchObject([[], [{ key: 'k' }]]);
    drafts.close();
  });

  it('of an account that is erased nothing is left in the file', () => {
    const drafts = Drafts.open(path());
    drafts.put('a', 'k', { x: 'điều riêng tư' }, 'none');
    drafts.put('b', 'k', { x: 'của người khác' }, 'none');
    drafts.forget('a');
    expect(drafts.all('a')).toEqual([]);
    expect(drafts.all('b')).toHaveLength(1);
    drafts.close();
    expect(readFileSync(path()).includes(Buffer.from('điều riêng tư'))).toBe(false);
  });

  it('an account keeps so many and no more', () => {
    const drafts = Drafts.open(path());
    for (let i = 0; i < MOST_DRAFTS; i++) drafts.put('a', `k${i}`, {}, 'none');
    expect(() => drafts.put('a', 'k', {}, 'none')).toThrow('at most');
    drafts.close();
  });
});
