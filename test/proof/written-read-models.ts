import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { physicalName, type InstanceKey, type ProjectionDatabase } from '@hieuhoc/projections';
import { sha256Of } from '../../src/backup/files';
import { project } from './projecting';

export const readDbIn = (folder: string): string => join(folder, 'read.db');

/** The rows that every read model has at each of its checkpoints, as an undisturbed run over the same log and in the same batches makes them. */
export class WrittenReadModels {
  private readonly digests = new Map<string, string>();
  private readonly tables = new Map<string, readonly string[]>();

  static async of(log: string, folder: string, batchSize: number): Promise<WrittenReadModels> {
    const written = new WrittenReadModels();
    await project(log, folder, batchSize, (database) => written.#remembering(database, readDbIn(folder)));
    return written;
  }

  get size(): number {
    return this.digests.size;
  }

  /** What is wrong with a read database found in a folder; null where the rows of each read model are those of its checkpoint. */
  defectOf(folder: string): string | null {
    const path = readDbIn(folder);
    // Before its tables are there, and while a journal takes them back, it holds nothing.
    if (!existsSync(path) || statSync(path).size === 0 || existsSync(`${path}-journal`)) return null;
    const database = new DatabaseSync(path, { readOnly: true });
    try {
      const check = Object.values(database.prepare('pragma integrity_check(1)').get() ?? {})[0];
      if (check !== 'ok') return `read.db is damaged: ${String(check)}`;
      return this.#defectIn(database);
    } catch (error) {
      return `read.db cannot be read: ${String(error)}`;
    } finally {
      database.close();
    }
  }

  #defectIn(database: DatabaseSync): string | null {
    if (database.prepare("select 1 from sqlite_schema where name = 'projection_instance'").get() === undefined) return null;
    for (const row of database.prepare('select name, version, generation, log_size from projection_instance').all()) {
      const name = String(row['name']);
      const key = { name, version: Number(row['version']), generation: Number(row['generation']) };
      const at = Number(row['log_size'] ?? 0);
      const expected = this.digests.get(`${name} ${at}`);
      if (expected === undefined) return `${name} stands at ${at}, where no batch ended`;
      if (digestOf(database, key, this.tables.get(name) ?? []) !== expected) return `${name} stands at ${at}, and its rows do not`;
    }
    return null;
  }

  #remembering(database: ProjectionDatabase, path: string): ProjectionDatabase {
    const remember = (key: InstanceKey, at: number): void => {
      const look = new DatabaseSync(path, { readOnly: true });
      this.digests.set(`${key.name} ${at}`, digestOf(look, key, this.tables.get(key.name) ?? []));
      look.close();
    };
    return new Proxy(database, {
      get: (target, name): unknown => {
        if (name === 'create')
          return async (...args: Parameters<ProjectionDatabase['create']>) => {
            const instance = await target.create(...args);
            this.tables.set(
              instance.name,
              instance.tables.map((table) => table.name),
            );
            remember(instance, 0);
            return instance;
          };
        if (name === 'commit')
          return async (...args: Parameters<ProjectionDatabase['commit']>) => {
            const outcomes = await target.commit(...args);
            for (const { instance, to } of args[0]) remember(instance, to.logSize);
            return outcomes;
          };
        const member: unknown = Reflect.get(target, name);
        return typeof member === 'function' ? member.bind(target) : member;
      },
    });
  }
}

function digestOf(database: DatabaseSync, key: InstanceKey, tables: readonly string[]): string {
  const rows = tables.map((table) => {
    const statement = database.prepare(`select * from ${physicalName(table, key)}`);
    statement.setReturnArrays(true);
    return `${table}\n${JSON.stringify(statement.all())}`;
  });
  return sha256Of(rows.join('\n'));
}
