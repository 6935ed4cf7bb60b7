import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { openSqliteEventStore } from '@hieuhoc/event-store-sqlite';
import { takeBackup } from '../../src/backup';
import { FolderStore } from '../../src/platform/evidence/folder-store';
import { SealedFile } from '../../src/platform/sealing';

/** Takes one backup of a data folder, as `hieuhoc backup` does, and says `acked backup <size>` when it is told that there is one. */
async function main(data: string, folder: string, key: string): Promise<void> {
  const store = await openSqliteEventStore({ path: join(data, 'log.db'), readonly: true });
  const sealed = new SealedFile(join(data, 'seal.db'));
  const evidence = new FolderStore(join(data, 'evidence'));
  const { manifest } = await takeBackup({ data, store, sealed, evidence, keys: [key] }, folder);
  writeSync(1, `acked backup ${manifest.log.size}\n`);
  sealed.close();
  await store.close();
}

const [data = '', folder = '', key = ''] = process.argv.slice(2);
void main(data, folder, key);
