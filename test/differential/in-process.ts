import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EventStore } from '@hieuhoc/event-store';
import { openSqliteEventStore } from '@hieuhoc/event-store-sqlite';
import { ProjectionRunner, type Reach, type ReadModels } from '@hieuhoc/projections';
import { Commands } from '../../src/platform/commands/commands';
import { AsOfReader } from '../../src/platform/queries/as-of';
import { logSizesOf } from '../../src/platform/queries/log-sizes';
import { openProjectionDatabase, openReadModels } from '../../src/platform/read-db';
import type { Clock } from '../../src/platform/time/clock';
import { PROJECTIONS } from '../../src/projections.registry';
import { ChangesService } from '../../src/status/changes.service';
import { Evaluator, type EvaluatorOptions } from '../../src/status/evaluator';
import { ExplainService } from '../../src/status/explain.service';
import { StatusService } from '../../src/status/status.service';
import { OverServices } from './over-services';

const PATIENCE_MS = 30_000;
export const NOW: Clock = () => new Date('2021-06-15T03:00:00.000Z');

/** The log, the projections and the services on real files, in this process: the system without its edges. */
export interface InProcess {
  readonly entrance: OverServices;
  readonly store: EventStore;
  readonly read: ReadModels;
  readonly status: StatusService;
  readonly explain: ExplainService;
  readonly changes: ChangesService;
  /** Read models have everything that is in the log. */
  caughtUp(): Promise<void>;
  /** Another status service, with nothing kept. */
  fresh(options?: EvaluatorOptions): StatusService;
  close(): Promise<void>;
}

export async function openInProcess(options: EvaluatorOptions = {}): Promise<InProcess> {
  const directory = mkdtempSync(join(tmpdir(), 'differential-'));
  const store = await openSqliteEventStore({ path: join(directory, 'log.db'), writer: 'inline' });
  const path = join(directory, 'read.db');
  const database = openProjectionDatabase(path);
  const read = openReadModels(path);
  let reaches: readonly Reach[] = [];
  const runner = new ProjectionRunner({ store, database, projections: PROJECTIONS, onReach: (now) => void (reaches = now) });
  await runner.start();
  const moments = new AsOfReader(
    logSizesOf(read, () => reaches),
    NOW,
  );
  const serviceOver = (evaluator: Evaluator): StatusService => new StatusService(read, moments, NOW, evaluator);
  const evaluator = new Evaluator(read, options);
  const status = serviceOver(evaluator);
  return {
    entrance: new OverServices(new Commands(store)),
    store,
    read,
    status,
    explain: new ExplainService(read, moments, status, evaluator),
    changes: new ChangesService(read, moments, status),
    caughtUp: () => runner.whenCaughtUp(PATIENCE_MS),
    fresh: (other = {}) => serviceOver(new Evaluator(read, other)),
    async close() {
      await runner.close();
      read.close();
      await database.close();
      await store.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
