import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import request from 'supertest';
import { verifierFiles } from './served';

const POLICY = "default-src 'none'; script-src 'sha256-abc='";

describe('the verifier as a running system hands it out', () => {
  let folder: string;
  const app = () =>
    express().use((_, response, next) => {
      response.set('Content-Security-Policy', "script-src 'self'");
      next();
    }, verifierFiles(folder));
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'verifier-'));
    writeFileSync(join(folder, 'kiem-chung.html'), `<meta http-equiv="Content-Security-Policy" content="${POLICY}" />`);
    writeFileSync(join(folder, 'kiem-chung.mjs'), 'export {};');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is a page under its own policy, which lets its script run and nothing else', async () => {
    const { status, headers } = await request(app()).get('/kiem-chung.html');
    expect([status, headers['content-type'], headers['content-security-policy']]).toEqual([200, 'text/html; charset=utf-8', POLICY]);
  });

  it('is a script to be kept, not to be shown', async () => {
    const { status, headers } = await request(app()).get('/kiem-chung.mjs');
    expect([status, headers['content-type'], headers['content-disposition']]).toEqual([
      200,
      'text/javascript; charset=utf-8',
      'attachment; filename=kiem-chung.mjs',
    ]);
  });

  it('is nothing else of that folder, and not written to', async () => {
    for (const path of ['/SHA256SUMS', '/kiem-chung.mjs/..', '/%2e%2e/kiem-chung.html', '/'])
      expect((await request(app()).get(path)).status).toBe(404);
    expect((await request(app()).post('/kiem-chung.html')).status).toBe(404);
  });

  it('is not found where nothing was built', async () =>
    expect((await request(express().use(verifierFiles('/nowhere'))).get('/kiem-chung.html')).status).toBe(404));
});
