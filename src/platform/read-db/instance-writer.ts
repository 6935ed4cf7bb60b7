import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { bindTables, type Execute, type Instance, type Param } from '@hieuhoc/projections';

/** More rows in one statement save nothing further. */
const ROWS = 16;
const INSERT_OF_ONE_ROW = /^(insert or fail into [^;]*? values) (\((?:\?|null|\d+|'\w*'|, )+\))$/s;

/**
 * An insert that may be refused after some of its rows keeps, by default, a journal of every page it touches, to undo those rows. Here what
 * is refused ends the whole transaction: `fail` undoes nothing, and writes nothing for it.
 */
const withoutJournal = (sql: string): string => sql.replace(/^insert into /, 'insert or fail into ');

interface Known {
  readonly one: StatementSync;
  /** The same with ROWS rows; null for what is not the insert of one row. */
  readonly many: StatementSync | null;
  /** Params of the rows that wait, one after the other. */
  waiting: Param[];
  /** How many params a row has. */
  width: number;
}

/**
 * Runs the statements of one instance. Inserts that differ in nothing but their values wait for each other and go many at a time: a
 * statement costs more than the row it writes. Rows that are only added may change places; anything else sees all that came before it.
 */
export class InstanceWriter {
  private readonly statements = new Map<string, Known>();

  constructor(
    private readonly database: DatabaseSync,
    private readonly instance: Instance,
  ) {}

  readonly execute: Execute = (sql, params) => {
    const known = this.statements.get(sql) ?? this.prepare(sql);
    if (known.many === null) {
      this.flush();
      known.one.run(...params);
      return;
    }
    known.waiting.push(...params);
    known.width = params.length;
    if (known.waiting.length < ROWS * known.width) return;
    const all = known.waiting;
    known.waiting = [];
    known.many.run(...all);
  };

  /** Everything that was executed is in the tables now. */
  flush(): void {
    const rest = [...this.statements.values()].filter(({ waiting }) => waiting.length > 0).map((known) => ({ ...known }));
    this.forget();
    for (const { one, waiting, width } of rest) {
      for (let at = 0; at < waiting.length; at += width) one.run(...waiting.slice(at, at + width));
    }
  }

  /** What waits belongs to a transaction that was given up. */
  forget(): void {
    for (const known of this.statements.values()) known.waiting = [];
  }

  private prepare(sql: string): Known {
    const bound = withoutJournal(bindTables(sql, this.instance));
    const [, insert, row] = INSERT_OF_ONE_ROW.exec(bound) ?? [];
    const many =
      insert === undefined || row?.includes('?') !== true
        ? null
        : this.database.prepare(`${insert} ${Array.from({ length: ROWS }, () => row).join(', ')}`);
    const known = { one: this.database.prepare(bound), many, waiting: [], width: 0 };
    this.statements.set(sql, known);
    return known;
  }
}
