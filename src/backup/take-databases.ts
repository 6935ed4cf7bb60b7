import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { dayOf } from '../platform/time/clock';
import { copyDatabase } from './databases';
import { DRAFT, measured, moveWhole, type BackupFile } from './files';
import type { CopiedDatabase, Manifest } from './manifest';

/** What stands beside the log and cannot be made from it. The vault's key and the signer's folder are never among it. */
export const DATABASES = ['vault', 'access', 'mail', 'timestamps'] as const;

const FOLDER = 'databases';
const NAME = /^databases\/([a-z]+)-(\d{8}T\d{9}Z)\.db$/;
const DAY_MS = 24 * 3_600_000;
const stampOf = (instant: Date): string => instant.toISOString().replaceAll(/[-:.]/g, '');

export interface TakenDatabases {
  readonly databases: Readonly<Record<string, CopiedDatabase>>;
  /** Those that were copied now, and those of before that still stand for it. */
  readonly files: readonly BackupFile[];
}

/** A copy of each, unless it is byte for byte the one that stands there. To be called when the log is copied: names come before their events. */
export async function takeDatabases(data: string, folder: string, last: Manifest | null, now: Date): Promise<TakenDatabases> {
  const databases: Record<string, CopiedDatabase> = {};
  const files: BackupFile[] = [];
  for (const name of DATABASES) {
    const source = join(data, `${name}.db`);
    if (!existsSync(source)) continue;
    const draft = join(folder, `${name}.db${DRAFT}`);
    await copyDatabase(source, draft);
    const known = last?.databases[name];
    const before = last?.files.find(({ path }) => path === known?.path);
    if (known !== undefined && before !== undefined && (await standsAs(join(folder, known.path), before, draft))) {
      databases[name] = known;
      files.push(before);
      await rm(draft);
      continue;
    }
    const path = `${FOLDER}/${name}-${stampOf(now)}.db`;
    files.push(await moveWhole(folder, draft, path));
    databases[name] = { path, takenAt: now.toISOString() };
  }
  return { databases, files };
}

async function standsAs(file: string, { size, sha256 }: BackupFile, draft: string): Promise<boolean> {
  if (!existsSync(file)) return false;
  const [there, taken] = [await measured(file), await measured(draft)];
  return there.sha256 === sha256 && taken.sha256 === sha256 && taken.size === size;
}

/**
 * Older copies that may stay: the last of each day, for so many days. What was erased from the vault is gone from every copy when they are
 * over, and of what is in use now no older copy is needed.
 */
export function olderCopies(last: Manifest | null, now: Date, keepDays: number): BackupFile[] {
  const newest = new Map<string, BackupFile>();
  for (const file of last?.files ?? []) {
    const [, name, stamp = ''] = NAME.exec(file.path) ?? [];
    const taken = name === undefined ? null : instantOf(stamp);
    if (taken === null || now.getTime() - taken.getTime() >= keepDays * DAY_MS) continue;
    const key = `${name} ${dayOf(taken)}`;
    const other = newest.get(key);
    if (other === undefined || other.path < file.path) newest.set(key, file);
  }
  return [...newest.values()];
}

function instantOf(stamp: string): Date | null {
  const [, year, month, day, hour, minute, second, milli] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z$/.exec(stamp) ?? [];
  const instant = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}.${milli}Z`);
  return Number.isNaN(instant.getTime()) ? null : instant;
}
