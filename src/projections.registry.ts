import { accountsProjections } from './accounts/projections';
import type { Projection } from '@hieuhoc/projections';
import { areasProjections } from './areas/projections';
import { erasuresProjections } from './erasures/projections';
import { evidenceProjections } from './evidence/projections';
import { figureFacts } from './figures/projections/figure-facts';
import { figureReviews } from './figures/projections/figure-reviews';
import { historyEntries } from './history/projections/history-entries';
import { indicatorsProjections } from './indicators/projections';
import { planFacts } from './plans/projections/plan-facts';
import { openLog, type LogPlace } from './platform/event-store/open-log';
import type { Compose } from './platform/projections';
import { logIndex } from './platform/projections/log-index.projection';
import { openProjectionDatabase } from './platform/read-db';
import { publicationFacts } from './publications/projections/publication-facts';
import { recognitionsProjections } from './recognitions/projections';
import { reportFacts } from './reports/projections/report-facts';
import { taskFacts } from './tasks/projections/task-facts';

/** Every read model of the application, in one list. Their own files, not the slices' modules: the projections' thread needs no HTTP. */
export const PROJECTIONS: readonly Projection[] = [
  logIndex,
  ...areasProjections,
  ...indicatorsProjections,
  planFacts,
  figureFacts,
  figureReviews,
  reportFacts,
  taskFacts,
  ...recognitionsProjections,
  ...accountsProjections,
  ...evidenceProjections,
  ...erasuresProjections,
  publicationFacts,
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
