import type { DatabaseSync, StatementSync } from 'node:sqlite';
import {
  createReadIndexes,
  createTable,
  physicalName,
  type Advance,
  type CheckpointOutcome,
  type DeadLetter,
  type Instance,
  type InstanceKey,
  type Projection,
  type ProjectionDatabase,
} from '@hieuhoc/projections';
import { checkpointParams, instanceColumns, letterColumns, letterParams, toInstance, toLetter } from './instance-rows';
import { sorting } from './open-read-database';
import { InstanceWriter } from './instance-writer';
import { translated } from './sqlite-error';

const OF_INSTANCE = 'name = ? and version = ? and generation = ?';
const keyParams = ({ name, version, generation }: InstanceKey): (string | number)[] => [name, version, generation];

/** Read models in one SQLite file, written by one connection. Readers see the serving version through views of the tables' own names. */
export class SqliteProjectionDatabase implements ProjectionDatabase {
  private readonly meta = new Map<string, StatementSync>();
  private readonly writers = new Map<string, InstanceWriter>();

  constructor(
    private readonly database: DatabaseSync,
    private readonly place: string,
    /** For crash tests: what happens between the last row, or the last table, and the commit. */
    private readonly beforeCommit: () => void = () => undefined,
  ) {}

  async commit(work: readonly Advance[]): Promise<readonly CheckpointOutcome[]> {
    return this.transaction(() => {
      const outcomes = work.map((advance) => this.moveCheckpoint(advance));
      if (outcomes.some((outcome) => outcome !== 'stored')) return { keep: false, answer: outcomes };
      for (const { instance, feed } of work) {
        const writer = this.writerOf(instance);
        writer.forget();
        feed(writer.execute);
        writer.flush();
      }
      return { keep: true, answer: outcomes };
    });
  }

  async instances(): Promise<readonly Instance[]> {
    return this.all(`select ${instanceColumns} from projection_instance order by name, version, generation`).map(toInstance);
  }

  async create({ name, version, tables }: Projection, generation: number): Promise<Instance> {
    const instance: Instance = { name, version, generation, status: 'building', tables, checkpoint: null };
    const [beside] = this.all(`select 1 from projection_instance where status = 'serving' limit 1`);
    return this.transaction(() => {
      for (const table of tables) {
        const readIndexes = beside === undefined ? [] : createReadIndexes(table, instance);
        for (const ddl of [...createTable(table, instance, 'without rowid'), ...readIndexes]) this.database.exec(ddl);
      }
      this.run(
        `insert into projection_instance (name, version, generation, status, tables) values (?, ?, ?, 'building', ?)`,
        ...keyParams(instance),
        JSON.stringify(tables),
      );
      return { keep: true, answer: instance };
    });
  }

  async promote(key: InstanceKey): Promise<void> {
    const instances = await this.instances();
    const before = instances.find(({ name, status }) => name === key.name && status === 'serving');
    const next = instances.find((one) => keyParams(one).join() === keyParams(key).join());
    if (next === undefined) throw new Error(`there is no build ${keyParams(key).join(' ')} to promote`);
    return this.transaction(() => {
      const indexes = next.tables.flatMap((table) => createReadIndexes(table, next));
      sorting(this.database, () => indexes.forEach((ddl) => this.database.exec(ddl)));
      for (const { name } of before?.tables ?? []) this.database.exec(`drop view if exists ${name}`);
      for (const { name } of next.tables) this.database.exec(`create view ${name} as select * from ${physicalName(name, next)}`);
      this.run(`update projection_instance set status = 'retired' where name = ? and status = 'serving'`, key.name);
      this.run(`update projection_instance set status = 'serving' where ${OF_INSTANCE}`, ...keyParams(next));
      return { keep: true, answer: undefined };
    });
  }

  async drop(key: InstanceKey): Promise<void> {
    const [row] = this.all(`select ${instanceColumns} from projection_instance where ${OF_INSTANCE}`, ...keyParams(key));
    if (row === undefined) return;
    const instance = toInstance(row);
    if (instance.status === 'serving') throw new Error(`${key.name} version ${key.version} serves and cannot be dropped`);
    this.writers.delete(keyParams(key).join());
    return this.transaction(() => {
      for (const { name } of instance.tables) this.database.exec(`drop table ${physicalName(name, instance)}`);
      this.run(`delete from projection_instance where ${OF_INSTANCE}`, ...keyParams(key));
      return { keep: true, answer: undefined };
    });
  }

  async recordDeadLetter(letter: DeadLetter): Promise<void> {
    const params = letterParams(letter);
    this.run(`insert or replace into projection_dead_letter (${letterColumns}) values (${params.map(() => '?').join(', ')})`, ...params);
  }

  async resolveDeadLetter(letter: DeadLetter, at: string, skipped: boolean): Promise<void> {
    const sql = `update projection_dead_letter set resolved_at = ?, skipped = ? where ${OF_INSTANCE} and event_id = ?`;
    this.run(sql, at, skipped ? 1 : 0, ...keyParams(letter), letter.eventId);
  }

  async deadLetters(): Promise<readonly DeadLetter[]> {
    return this.all(`select ${letterColumns} from projection_dead_letter order by at, name`).map(toLetter);
  }

  async close(): Promise<void> {
    if (this.database.isOpen) this.database.close();
  }

  private moveCheckpoint({ instance, from, to }: Advance): CheckpointOutcome {
    const sql = `update projection_instance set position = ?, log_size = ?, event_id = ?, event_stream = ?, event_revision = ?, event_position = ?
      where ${OF_INSTANCE} and position is ?`;
    const moved = this.run(sql, ...checkpointParams(to), ...keyParams(instance), from?.position ?? null);
    if (moved === 1) return 'stored';
    const [row] = this.all(`select position from projection_instance where ${OF_INSTANCE}`, ...keyParams(instance));
    const current = row?.['position'];
    if (current === to.position) return 'ignored';
    return typeof current === 'string' && current > to.position ? 'current-ahead' : 'mismatch';
  }

  private writerOf(instance: Instance): InstanceWriter {
    const key = keyParams(instance).join();
    const known = this.writers.get(key) ?? new InstanceWriter(this.database, instance);
    this.writers.set(key, known);
    return known;
  }

  private transaction<T>(work: () => { readonly keep: boolean; readonly answer: T }): T {
    try {
      this.database.exec('begin immediate');
      const { keep, answer } = work();
      this.beforeCommit();
      this.database.exec(keep ? 'commit' : 'rollback');
      return answer;
    } catch (error) {
      if (this.database.isOpen && this.database.isTransaction) this.database.exec('rollback');
      throw translated(error, this.place);
    }
  }

  private all(sql: string, ...params: (string | number | bigint | null)[]): ReturnType<StatementSync['all']> {
    return this.guarded(() => this.prepared(sql).all(...params));
  }

  private run(sql: string, ...params: (string | number | bigint | null)[]): number {
    return this.guarded(() => Number(this.prepared(sql).run(...params).changes));
  }

  private guarded<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw translated(error, this.place);
    }
  }

  private prepared(sql: string): StatementSync {
    const statement = this.meta.get(sql) ?? this.database.prepare(sql);
    this.meta.set(sql, statement);
    return statement;
  }
}
