// Preloaded into a server: on each of its threads, breaks what commits promise.
const { DatabaseSync } = require('node:sqlite');
const threads = require('node:worker_threads');

threads.Worker = class extends threads.Worker {
  constructor(file, options) {
    super(file, { ...options, execArgv: [...(options?.execArgv ?? []), '--require', __filename] });
  }
};

const hasty = process.env.MUTANT === 'hasty';
const prepare = DatabaseSync.prototype.prepare;
let late = null;

DatabaseSync.prototype.prepare = function (sql) {
  const statement = prepare.call(this, sql);
  const run = statement.run.bind(statement);
  if (sql === 'BEGIN IMMEDIATE')
    statement.run = () => {
      late?.();
      late = null;
      return run();
    };
  if (sql === 'COMMIT') statement.run = hasty ? () => void (late = run) : () => careless(this, run);
  return statement;
};

/** Says that it is committed, whether it could be or not. */
function careless(database, commit) {
  try {
    commit();
  } catch {
    if (database.isTransaction) database.exec('ROLLBACK');
  }
}
