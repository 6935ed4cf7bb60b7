import { canonicalJson } from '@hieuhoc/event-store';
import { VersionNotRaised } from './errors';
import { run, type Running } from './running';
import type { Instance, Projection, ProjectionDatabase } from './types';

/** What is in the read database beside what the code knows. */
export interface Reconciled {
  readonly running: Running[];
  /** Serve, but their code is gone: until a successor has caught up, or for good where no projection has that name any more. */
  readonly outdated: Instance[];
}

/**
 * Continues the builds that were under way, begins those that a new version needs, drops what was given up, and lets projections that
 * stopped at a dead letter try that event once more. Throws VersionNotRaised.
 */
export async function reconcile(database: ProjectionDatabase, projections: readonly Projection[], now: Date): Promise<Reconciled> {
  refuseSharedNames(projections);
  const byName = new Map(projections.map((projection) => [projection.name, projection]));
  const kept: Instance[] = [];
  for (const instance of await database.instances()) {
    if (isGivenUp(instance, byName.get(instance.name))) await database.drop(instance);
    else kept.push(instance);
  }
  for (const projection of projections) {
    const own = kept.filter(({ name, version }) => name === projection.name && version === projection.version);
    if (own.some(({ tables }) => canonicalJson(tables) !== canonicalJson(projection.tables))) {
      throw new VersionNotRaised(projection.name, projection.version);
    }
    if (own.length === 0) kept.push(await database.create(projection, 1));
  }
  const letters = await database.deadLetters();
  for (const letter of letters) {
    if (letter.resolvedAt === null) await database.resolveDeadLetter(letter, now.toISOString(), false);
  }
  const known = (instance: Instance): boolean => byName.get(instance.name)?.version === instance.version;
  return {
    running: kept.flatMap((instance) => {
      const projection = byName.get(instance.name);
      return projection !== undefined && known(instance) ? [run(instance, projection, letters, now.getTime())] : [];
    }),
    outdated: kept.filter((instance) => !known(instance)),
  };
}

function isGivenUp({ status, version }: Instance, projection: Projection | undefined): boolean {
  return status === 'retired' || (status === 'building' && projection?.version !== version);
}

function refuseSharedNames(projections: readonly Projection[]): void {
  const names = projections.map(({ name }) => `projection ${name}`);
  const tables = projections.flatMap((projection) => projection.tables.map(({ name }) => `table ${name}`));
  const seen = new Set<string>();
  for (const name of [...names, ...tables]) {
    if (seen.has(name)) throw new Error(`Two projections share the name: ${name}`);
    seen.add(name);
  }
}
