import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSystem } from '../../src/backup/system';
import { takeBackup, type BackupSource, type Taken } from '../../src/backup';
import { Config } from '../../src/platform/config/config';
import { INDICATOR, TITLE, Writer } from '../crash/writer';
import { seededDice } from '../oracle/dice';
import { BuiltServer } from '../support/built-server';
import { commune, district, planDocument, province, ratio } from '../support/small-plan';

const WRITERS = 6;
const communes = Array.from({ length: WRITERS * 3 }, (_, i) => `thu.${100 + i}`);
const document = planDocument('dien-tap', {
  areas: [province('tinh-thu'), district('thu', 'tinh-thu'), ...communes.map((id) => commune(id, 'thu'))],
  indicators: [ratio(INDICATOR)],
  titles: [{ code: TITLE, name: TITLE, subject: 'household', grantedBy: 'commune' }],
});

/** What a client was told is recorded: its mark, and where in the log. */
export interface Told {
  readonly mark: string;
  readonly logSize: number;
}

export type Server = BuiltServer & { readonly url: string };

/** A server under load, its data and its backups; every round of the drill takes all of it away but the backups. */
export class Drill {
  readonly scratch = mkdtempSync(join(tmpdir(), 'drill-'));
  readonly backup = join(this.scratch, 'backup');
  data = join(this.scratch, 'data-0');
  private readonly writers = Array.from(
    { length: WRITERS },
    (_, i) => new Writer(`nguoi-${i}`, communes.slice(3 * i, 3 * i + 3), seededDice(i)),
  );
  private readonly named: Told[] = [];
  private names = 0;

  static async begin(): Promise<Drill> {
    const drill = new Drill();
    const server = await BuiltServer.start(drill.data);
    const headers = { 'Content-Type': 'application/json', 'X-Actor': 'van-thu' };
    const issued = await fetch(`${server.url}/api/plans`, { method: 'POST', headers, body: JSON.stringify(document) });
    if (issued.status !== 201) throw new Error(await issued.text());
    await server.stop();
    return drill;
  }

  /** Everything that was acknowledged to anybody so far. */
  get told(): Told[] {
    const figures = this.writers.flatMap(({ acknowledged }) => acknowledged.map(({ write: { mark }, logSize }) => ({ mark, logSize })));
    return [...figures, ...this.named];
  }

  /** Serves under load until the work is done, then is gone with what is under way. */
  async underLoad(work: (server: Server) => Promise<void>): Promise<void> {
    const server = await BuiltServer.start(this.data);
    let over = false;
    const loads = [...this.writers.map((writer) => writer.work(server.url, () => over)), this.register(server.url, () => over)];
    try {
      await work(server);
    } finally {
      await server.kill();
      over = true;
      await Promise.all(loads);
    }
  }

  /** Waits for so many more acknowledged writes. */
  async whenTold(more: number): Promise<void> {
    const enough = this.told.length + more;
    while (this.told.length < enough) await new Promise((resolve) => setTimeout(resolve, 5));
  }

  /** Waits until the signer has signed more than this. */
  async whenSignedBeyond({ url }: Server, size: number): Promise<void> {
    for (;;) {
      const answer = await fetch(`${url}/api/log/checkpoint`, { headers: { 'X-Actor': 'nguoi-0' } });
      const [, signed = '0'] = (await answer.text()).split('\n');
      if (answer.ok && Number(signed) > size) return;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  /** A backup from beside the server. */
  async take(folder = this.backup, seenAs: (source: BackupSource) => BackupSource = (source) => source): Promise<Taken> {
    const system = await openSystem(Object.assign(new Config(), { HIEUHOC_DATA: this.data }));
    try {
      return await takeBackup(seenAs(system.source), folder);
    } finally {
      await system.close();
    }
  }

  /** Goes on in a restored folder; the signer, which was brought there, signs for nobody else. */
  moveTo(restored: string): void {
    rmSync(join(this.data, 'signer'), { recursive: true });
    this.data = restored;
  }

  /** The signer's folder and the key, as somebody brings them before a restore: for nobody else to look into. */
  bringTo(folder: string): void {
    mkdirSync(join(folder, 'signer'), { recursive: true, mode: 0o700 });
    for (const file of readdirSync(join(this.data, 'signer'))) copyFileSync(join(this.data, 'signer', file), join(folder, 'signer', file));
    copyFileSync(join(this.data, 'vault.key'), join(folder, 'vault.key'));
  }

  end(): void {
    rmSync(this.scratch, { recursive: true, force: true });
  }

  /** Households with a name: a value in the vault, and the event that stands for it. */
  private async register(url: string, enough: () => boolean): Promise<void> {
    while (!enough()) {
      const mark = `ten-${++this.names}`;
      const headers = { 'Content-Type': 'application/json', 'X-Actor': 'nguoi-0', 'X-Request-Id': mark };
      const body = { ref: mark, kind: 'household', area: communes[0], name: `Nguyễn Thị ${mark}` };
      try {
        const answer = await fetch(`${url}/api/subjects`, { method: 'POST', headers, body: JSON.stringify(body) });
        await answer.text();
        if (answer.status !== 201) throw new TypeError(`a subject is answered ${answer.status}`);
        this.named.push({ mark, logSize: Number(answer.headers.get('X-Log-Size')) });
      } catch (error) {
        if (error instanceof TypeError && error.message.startsWith('a subject')) throw error;
        return;
      }
    }
  }
}
