import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { bindTables, type Execute, type Instance, type Param } from '@hieuhoc/projections';

/** More rows in one statement save nothing further. */
const ROWS = 16;
const INSERT_OF_ONE_ROW = /^(insert into [^;]*? values) (\((?:\?|null|, )+\))$/s;

interface Known {
  readonly one: StatementSync;
  /** The same with ROWS rows; null for what is not the insert of one row. */
  readonly many: StatementSync | null;
}

/**
 * Runs the statements of one instance in their order. Inserts that differ in nothing but their values wait for each other and go many
 * at a time: a statement costs more than the row it writes.
 */
export class InstanceWriter {
  private readonly statements = new Map<string, Known>();
  private waiting: Known | null = null;
  private rows: (readonly Param[])[] = [];

  constructor(
    private readonly database: DatabaseSync,
    private readonly instance: Instance,
  ) {}

  readonly execute: Execute = (sql, params) => {
    const known = this.statements.get(sql) ?? this.prepare(sql);
    if (known !== this.waiting) this.flush();
    if (known.many === null) {
      known.one.run(...params);
      return;
    }
    this.waiting = known;
    this.rows.push(params);
    if (this.rows.length < ROWS) return;
    const all = this.rows.flat();
    this.rows = [];
    known.many.run(...all);
  };

  /** Everything that was executed is in the tables now. */
  flush(): void {
    const { waiting, rows } = this;
    this.forget();
    if (waiting !== null) for (const row of rows) waiting.one.run(...row);
  }

  /** What waits belongs to a transaction that was given up. */
  forget(): void {
    this.waiting = null;
    this.rows = [];
  }

  private prepare(sql: string): Known {
    const bound = bindTables(sql, this.instance);
    const [, insert, row] = INSERT_OF_ONE_ROW.exec(bound) ?? [];
    const many = insert === undefined ? null : this.database.prepare(`${insert} ${Array.from({ length: ROWS }, () => row).join(', ')}`);
    const known = { one: this.database.prepare(bound), many };
    this.statements.set(sql, known);
    return known;
  }
}
