import { join } from 'node:path';
import { openSqliteEventStore } from '@hieuhoc/event-store-sqlite';
import { openProjectionDatabase } from '../read-db';
import { journal, sums } from '../read-db/sample-projections.fixture';
import type { Compose } from './composition';
import { logIndex } from './log-index.projection';

/** What a composition module of the application exports, for the specs of the host. */
export const composeSample: Compose = async ({ directory }) => {
  const store = await openSqliteEventStore({ path: join(String(directory), 'log.db'), readonly: true });
  const database = openProjectionDatabase(join(String(directory), 'read.db'));
  return { store, database, projections: [logIndex, sums(), journal()] };
};

/** A thread that ends by itself as soon as an event of this type comes. */
export const composeFragile: Compose = async (settings) => {
  const composition = await composeSample(settings);
  const fragile = {
    ...journal(),
    apply: (event: Parameters<ReturnType<typeof journal>['apply']>[0]) => {
      if (event.type === 'SomethingNew' && settings['fragile'] === true) process.exit(7);
      return journal().apply(event);
    },
  };
  return { ...composition, projections: [logIndex, sums(), fragile] };
};
