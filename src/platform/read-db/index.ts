import { moveAside, openForReading, openForWriting } from './open-read-database';
import { SqliteProjectionDatabase } from './sqlite-projection-database';
import { SqliteReadModels } from './sqlite-read-models';

/** The read database for the projection runner. Throws ReadDatabaseDamaged, ReadDatabaseUnavailable. */
export const openProjectionDatabase = (path: string, beforeCommit?: () => void): SqliteProjectionDatabase =>
  new SqliteProjectionDatabase(openForWriting(path), path, beforeCommit);

/** The read database for queries; connections are opened when first asked. */
export const openReadModels = (path: string): SqliteReadModels => new SqliteReadModels(() => openForReading(path), path);

export { servedUpTo, type Served } from './served';
export { moveAside, type SqliteProjectionDatabase, type SqliteReadModels };
