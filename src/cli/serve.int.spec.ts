import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hieuhoc } from './io.fixture';

describe('serve', () => {
  const data = mkdtempSync(join(tmpdir(), 'cli-serve-'));
  let other: Server;
  beforeAll((done) => void (other = createServer().listen(0, '127.0.0.1', done)));
  afterAll((done) => {
    rmSync(data, { recursive: true });
    other.close(done);
  });

  it('on a port that somebody has says so, in words, with the way out', async () => {
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? String(address.port) : '';
    const { code, err } = await hieuhoc(['serve', '--port', port, '--data', data], { HIEUHOC_LOG_LEVEL: 'silent' });
    expect(err).toContain(`Cổng ${port} đang có chương trình khác dùng`);
    expect(code).toBe(3);
  });

  it('with a port that is none is wrong usage', async () =>
    expect(await hieuhoc(['serve', '--port', 'x', '--data', data])).toMatchObject({ code: 2 }));
});
