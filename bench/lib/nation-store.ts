import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openSqliteEventStore } from '@hieuhoc/event-store-sqlite';
import type { EventStore } from '@hieuhoc/event-store';
import { ProjectionRunner } from '@hieuhoc/projections';
import { AreasService } from '../../src/areas';
import { Commands } from '../../src/platform/commands/commands';
import { openProjectionDatabase } from '../../src/platform/read-db';
import { PROJECTIONS } from '../../src/projections.registry';
import { fillLog } from './filling';
import { nationalPlan, type Nation } from './nation';
import { nationFigures } from './nation-figures';
import { issuePlan } from './plans';

const PATIENCE_MS = 3_600_000;
/** An append holds no more than a mebibyte. */
const AREAS_AN_APPEND = 2_000;
const BY = { actor: 'van-thu', now: new Date() };

/** The log of the nation in a folder as the application has it: areas, plans of the country, of each province and of some districts, figures. */
export async function fillNation(folder: string, nation: Nation, figures = true): Promise<number> {
  mkdirSync(folder, { recursive: true });
  const store = await openSqliteEventStore({ path: join(folder, 'log.db') });
  await establish(store, nation);
  for (const [index, area] of ['vn', ...nation.provinces, ...nation.districts.slice(0, 20)].entries())
    await issuePlan(store, nationalPlan(planOf(area), area, index === 0));
  if (figures) await fillLog(store, nationFigures(nation));
  const { logSize } = await store.head();
  await store.close();
  return logSize ?? 0;
}

export const planOf = (area: string): string => `ke-hoach-${area.replaceAll('.', '-')}`;

export async function establish(store: EventStore, { areas }: Nation): Promise<void> {
  const service = new AreasService(new Commands(store));
  for (let from = 0; from < areas.length; from += AREAS_AN_APPEND) await service.establish(areas.slice(from, from + AREAS_AN_APPEND), BY);
}

/** Every read model of the application, built from that log. */
export async function buildReadModels(folder: string): Promise<void> {
  const store = await openSqliteEventStore({ path: join(folder, 'log.db'), readonly: true });
  const database = openProjectionDatabase(join(folder, 'read.db'));
  const runner = new ProjectionRunner({ store, database, projections: PROJECTIONS });
  await runner.start();
  await runner.whenCaughtUp(PATIENCE_MS);
  await runner.close();
  await database.close();
  await store.close();
}
