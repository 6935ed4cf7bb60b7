import type { Projection } from '@hieuhoc/projections';
import { areasProjections } from './areas';
import { figureFacts } from './figures';
import { historyEntries } from './history';
import { indicatorsProjections } from './indicators';
import { planFacts } from './plans';
import { openLog, type LogPlace } from './platform/event-store/open-log';
import { logIndex, type Compose } from './platform/projections';
import { openProjectionDatabase } from './platform/read-db';
import { recognitionsProjections } from './recognitions';

/** Every read model of the application, in one list. */
export const PROJECTIONS: readonly Projection[] = [
  logIndex,
  ...areasProjections,
  ...indicatorsProjections,
  planFacts,
  figureFacts,
  ...recognitionsProjections,
  historyEntries,
];

/** What the projections' thread opens for itself. `log` is a LogPlace as JSON. */
export const composeProjections: Compose = async ({ log, readDatabase }) => ({
  store: await openLog(logPlaceOf(String(log)), { readonly: true }),
  database: openProjectionDatabase(String(readDatabase)),
  projections: PROJECTIONS,
});

function logPlaceOf(json: string): LogPlace {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by the composition a line away
  return JSON.parse(json) as LogPlace;
}
