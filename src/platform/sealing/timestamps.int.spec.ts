import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { mkdirSync } from 'node:fs';
import { verifyTimestamp } from '@hieuhoc/timestamp-token';
import { certified, pemOf, stamped, type Holder } from '../../../libs/timestamp-token/src/authority.fixture';
import { scratchFolders } from '../../signer/signer.fixture';
import type { SealedCheckpoint } from './sealed-log';
import { TimestampFile } from './timestamp-file';
import { Timestamps } from './timestamps';

const folder = scratchFolders();
let root: Holder;
let authority: Holder;
let server: Server;
let url = '';
/** What the authority answers to the next requests, in turn; then it stamps. */
let answers: (number | 'garbage')[] = [];
/** What happens while it is asked. */
let meanwhile: () => void = () => undefined;
let asked = 0;

beforeAll(async () => {
  root = await certified('Gốc thử', null);
  authority = await certified('Dấu thử', root);
  server = createServer((request, response) => {
    asked++;
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      meanwhile();
      const next = answers.shift();
      if (typeof next === 'number') return void response.writeHead(next).end();
      if (next === 'garbage') return void response.end('<html>');
      void stamped(Buffer.concat(chunks), authority, { at: new Date() }).then((der) => response.end(der));
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/tsr`;
});
afterAll((done) => void server.close(done));

class Log {
  checkpoint: SealedCheckpoint | null = null;
  private readonly kept = new Map<number, SealedCheckpoint>();
  latest(): SealedCheckpoint | null {
    return this.checkpoint;
  }
  covering(size: number): SealedCheckpoint | null {
    return this.kept.get(size) ?? null;
  }
  cosign(size: number): string {
    const kept = this.kept.get(size) ?? never();
    this.kept.set(size, { ...kept, note: `${kept.note}— w.example/1 …\n` });
    return this.kept.get(size)?.note ?? '';
  }
  sign(size: number, at: string): string {
    this.checkpoint = { size, at, root: Buffer.alloc(32), note: `hoctap.example.vn/nhat-ky\n${size}\n…\n\n— …\n` };
    this.kept.set(size, this.checkpoint);
    return this.checkpoint.note;
  }
}

interface Opened {
  readonly log: Log;
  readonly file: TimestampFile;
  readonly timestamps: Timestamps;
  readonly troubles: Error[];
  readonly stampedWith: (note: string) => Promise<Uint8Array>;
}

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

function opened(at = folder(), trusted = pemOf(root)): Opened {
  mkdirSync(at, { recursive: true });
  const waiting = new Set<() => void>();
  class Watched extends TimestampFile {
    override put(...args: Parameters<TimestampFile['put']>): void {
      super.put(...args);
      for (const look of waiting) look();
    }
  }
  const [log, file, troubles] = [new Log(), new Watched(join(at, 'timestamps.db')), Array<Error>()];
  const timestamps = new Timestamps({ url, trusted }, log, file, {
    onTrouble: (error) => {
      troubles.push(error);
      for (const look of waiting) look();
    },
    settleMs: 1,
    firstPauseMs: 1,
  });
  closing.push(() => {
    timestamps.close();
    file.close();
  });
  const stampedWith = async (note: string): Promise<Uint8Array> => {
    for (;;) {
      const token = file.timestampOf(note);
      if (token !== null) return token;
      await new Promise<void>((resolve) => waiting.add(resolve));
    }
  };
  return { log, file, timestamps, troubles, stampedWith };
}

describe('time stamps', () => {
  it('the first checkpoint of each day in Viet Nam gets one, which anybody can verify', async () => {
    const { log, file, timestamps, stampedWith } = opened();
    const first = log.sign(10, '2026-11-20T16:59:00.000Z');
    timestamps.offer();
    expect(await verifyTimestamp(await stampedWith(first), { data: Buffer.from(first), trusted: pemOf(root) })).toMatchObject({
      kind: 'valid',
    });
    const before = asked;
    const second = log.sign(11, '2026-11-20T16:59:59.999Z');
    timestamps.offer();
    const next = log.sign(12, '2026-11-20T17:00:00.000Z');
    timestamps.offer();
    await stampedWith(next);
    expect([asked - before, file.timestampOf(second), file.has(12), file.has(11)]).toEqual([1, null, true, false]);
    expect(timestamps.states).toEqual([{ anchor: url, size: 12, trouble: null }]);
  });

  it('a day has one over a restart too', async () => {
    const at = folder();
    const one = opened(at);
    const note = one.log.sign(10, '2026-11-21T01:00:00.000Z');
    one.timestamps.offer();
    const token = await one.stampedWith(note);
    for (const close of closing.splice(0)) close();
    const again = opened(at);
    expect(again.file.timestampOf(note)).toEqual(token);
    const before = asked;
    await again.timestamps.stamp({ size: 10, at: '2026-11-21T01:00:00.000Z', root: Buffer.alloc(32), note });
    again.log.sign(11, '2026-11-21T02:00:00.000Z');
    again.timestamps.offer();
    expect(asked).toBe(before);
  });

  it('what somebody wants stamped gets one the same day too', async () => {
    const { log, timestamps, stampedWith } = opened();
    const first = log.sign(10, '2026-11-22T01:00:00.000Z');
    timestamps.offer();
    await stampedWith(first);
    const published = log.sign(20, '2026-11-22T02:00:00.000Z');
    log.sign(30, '2026-11-22T03:00:00.000Z');
    timestamps.want(20);
    await stampedWith(published);
  });

  it('a note that is cosigned while the authority is asked is stamped as it is then', async () => {
    const { log, file, timestamps, stampedWith } = opened();
    const before = log.sign(10, '2026-11-22T01:00:00.000Z');
    const { promise, resolve } = Promise.withResolvers<string>();
    meanwhile = () => {
      meanwhile = () => undefined;
      resolve(log.cosign(10));
    };
    timestamps.offer();
    const cosigned = await promise;
    const token = await stampedWith(cosigned);
    expect(await verifyTimestamp(token, { data: Buffer.from(cosigned), trusted: pemOf(root) })).toMatchObject({ kind: 'valid' });
    expect([file.timestampOf(before), file.newest().size]).toEqual([null, 10]);
  });

  it('an authority that fails or answers nonsense is asked again, and one that is not believed leaves nothing', async () => {
    const { log, timestamps, troubles, stampedWith } = opened();
    answers = [500, 'garbage'];
    const note = log.sign(10, '2026-11-22T01:00:00.000Z');
    timestamps.offer();
    await stampedWith(note);
    expect(troubles.map(({ message }) => /answers [a-z0-9 ]+/.exec(message)?.[0])).toEqual(['answers 500', 'answers no time stamp']);
    const doubting = opened(folder(), pemOf(await certified('Gốc khác', null)));
    const other = doubting.log.sign(10, '2026-11-22T01:00:00.000Z');
    await expect(doubting.timestamps.stamp(doubting.log.checkpoint ?? never())).rejects.toMatchObject({ code: 'timestamp-unavailable' });
    expect(doubting.file.timestampOf(other)).toBeNull();
  });
});

const never = (): never => {
  throw new Error('no checkpoint');
};
