import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { EventStore } from '@hieuhoc/event-store';
import { ProjectionRunner, type Projection, type ReadModels } from '@hieuhoc/projections';
import { digestOf, SEALED_PROJECTIONS } from '../../history';
import { upcastStored } from '../../platform/event-store/open-log';
import { openProjectionDatabase, openReadModels } from '../../platform/read-db';
import { failed, notDone, passed, sealEvents, textOf, type Outcome } from '../../platform/sealing/verify';
import { PROJECTIONS } from '../../projections.registry';

const CHECK = 'projections';
const PATIENCE_MS = 24 * 3_600_000;

interface Sealed {
  readonly name: string;
  readonly version: number;
  readonly size: number;
  readonly digest: string;
}

/** Builds the read models anew from the log, beside those that serve, and compares what they held when they were last sealed. */
export async function checkProjections(store: EventStore, data: string): Promise<Outcome[]> {
  const sealed = newestOf(await sealedIn(store));
  if (sealed.length === 0) return [notDone(CHECK, 'Chưa lần nào niêm phong các bảng tổng hợp (ProjectionSealed).')];
  const folder = mkdtempSync(join(data, 'verify-'));
  try {
    return await rebuiltIn(join(folder, 'read.db'), upcastStored(store), async (read) => {
      const outcomes: Outcome[] = [];
      for (const one of sealed) outcomes.push(await compared(one, read, data));
      return outcomes;
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function sealedIn(store: EventStore): Promise<Sealed[]> {
  const events = (await sealEvents(store)).filter(({ type }) => type === 'ProjectionSealed');
  return events.map(({ data }) => ({
    name: textOf(data['name']),
    version: Number(data['version']),
    size: Number(data['size']),
    digest: textOf(data['digest']),
  }));
}

/** Of each read model the last time it was sealed. */
const newestOf = (sealed: readonly Sealed[]): Sealed[] => [...new Map(sealed.map((one) => [one.name, one])).values()];

async function rebuiltIn<T>(path: string, store: EventStore, work: (read: ReadModels) => Promise<T>): Promise<T> {
  const projections = PROJECTIONS.filter(({ name }) => SEALED_PROJECTIONS.has(name));
  const database = openProjectionDatabase(path);
  const runner = new ProjectionRunner({ store, database, projections });
  try {
    await runner.start();
    await runner.whenCaughtUp(PATIENCE_MS);
    const read = openReadModels(path);
    try {
      return await work(read);
    } finally {
      read.close();
    }
  } finally {
    await runner.close();
    await database.close();
  }
}

async function compared({ name, version, size, digest }: Sealed, scratch: ReadModels, data: string): Promise<Outcome> {
  const facts = { name, version, size };
  const projection = PROJECTIONS.find((one) => one.name === name);
  if (projection?.version !== version)
    return notDone(CHECK, `Bảng ${name} niêm phong ở bản ${version}, phần mềm này có bản ${projection?.version ?? 'khác'}.`, facts);
  const rebuilt = (await digestOf(scratch, projection, size)).digest;
  if (rebuilt !== digest)
    return failed(CHECK, `Bảng ${name} dựng lại từ nhật ký không khớp với điều đã niêm phong ở ${size} sự kiện.`, {
      ...facts,
      digest,
      rebuilt,
    });
  const serving = await servingDigest(data, projection, size);
  if (serving !== null && serving !== digest)
    return failed(CHECK, `Bảng ${name} đang phục vụ đã bị sửa: khác với nhật ký. Hãy chạy "hieuhoc projections rebuild ${name}".`, facts);
  return passed(CHECK, `Bảng ${name} dựng lại từ nhật ký đúng như đã niêm phong ở ${size} sự kiện.`, facts);
}

async function servingDigest(data: string, projection: Projection, size: number): Promise<string | null> {
  const path = join(data, 'read.db');
  if (!existsSync(path)) return null;
  const read = openReadModels(path);
  try {
    return (await digestOf(read, projection, size)).digest;
  } finally {
    read.close();
  }
}
