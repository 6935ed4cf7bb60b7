import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Param, ReadModels, Row } from '@hieuhoc/projections';
import { translated } from './sqlite-error';

/** Statements kept prepared a connection; a query of any size of list would fill the memory without a bound. */
const MOST_STATEMENTS = 500;

class Connection implements ReadModels {
  private readonly statements = new Map<string, StatementSync>();

  constructor(
    readonly database: DatabaseSync,
    private readonly place: string,
  ) {}

  async all<R extends object = Row>(sql: string, params: readonly Param[] = []): Promise<readonly R[]> {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the query says what its rows are
    return this.ask(sql, (statement) => statement.all(...params) as unknown as R[]);
  }

  async get<R extends object = Row>(sql: string, params: readonly Param[] = []): Promise<R | undefined> {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the query says what its row is
    return this.ask(sql, (statement) => statement.get(...params) as R | undefined);
  }

  async snapshot<T>(work: (read: ReadModels) => Promise<T>): Promise<T> {
    return work(this);
  }

  private ask<T>(sql: string, run: (statement: StatementSync) => T): T {
    try {
      let statement = this.statements.get(sql);
      if (statement === undefined) {
        if (this.statements.size >= MOST_STATEMENTS) this.statements.clear();
        this.statements.set(sql, (statement = this.database.prepare(sql)));
      }
      return run(statement);
    } catch (error) {
      throw translated(error, this.place);
    }
  }
}

/** Queries over connections that cannot write. A snapshot has one to itself: on a shared one another request could end its transaction. */
export class SqliteReadModels implements ReadModels {
  private shared: Connection | null = null;
  private readonly idle: Connection[] = [];

  constructor(
    private readonly open: () => DatabaseSync,
    private readonly place: string,
  ) {}

  async all<R extends object = Row>(sql: string, params?: readonly Param[]): Promise<readonly R[]> {
    return this.single().all<R>(sql, params);
  }

  async get<R extends object = Row>(sql: string, params?: readonly Param[]): Promise<R | undefined> {
    return this.single().get<R>(sql, params);
  }

  async snapshot<T>(work: (read: ReadModels) => Promise<T>): Promise<T> {
    const connection = this.idle.pop() ?? this.connect();
    connection.database.exec('begin');
    try {
      return await work(connection);
    } finally {
      connection.database.exec('commit');
      this.idle.push(connection);
    }
  }

  close(): void {
    for (const { database } of this.idle.splice(0)) database.close();
    this.shared?.database.close();
    this.shared = null;
  }

  private single(): Connection {
    return (this.shared ??= this.connect());
  }

  private connect(): Connection {
    return new Connection(this.open(), this.place);
  }
}
