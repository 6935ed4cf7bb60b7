import { NothingToDo, UnknownProjection } from './errors';
import type { Reconciled } from './reconcile';
import { run, sameInstance } from './running';
import type { Projection, ProjectionDatabase } from './types';

export interface Setting {
  readonly database: ProjectionDatabase;
  readonly projections: readonly Projection[];
  readonly now: () => Date;
}

/** Begins a build of the same version beside the serving one. Asked again while one is under way, that one goes on. */
export async function rebuild({ database, projections, now }: Setting, { running }: Reconciled, name: string): Promise<void> {
  const projection = projections.find((projection) => projection.name === name);
  if (projection === undefined)
    throw new UnknownProjection(
      name,
      projections.map((projection) => projection.name),
    );
  if (running.some(({ instance, status, deadLetter }) => instance.name === name && status === 'building' && deadLetter === null)) return;
  await giveUpStoppedBuild(database, running, name);
  const generations = running.filter(({ instance }) => instance.name === name).map(({ instance }) => instance.generation);
  const instance = await database.create(projection, Math.max(0, ...generations) + 1);
  running.push(run(instance, projection, await database.deadLetters(), now().getTime()));
}

export async function cancelRebuild({ database }: Setting, { running }: Reconciled, name: string): Promise<void> {
  const own = running.filter(({ instance }) => instance.name === name);
  const build = own.find(({ status }) => status === 'building');
  if (build === undefined || !own.some(({ status }) => status === 'serving')) throw new NothingToDo(name, 'cancel');
  await database.drop(build.instance);
  running.splice(running.indexOf(build), 1);
}

/** Every build of the version passes the event by from now on, so that a rebuild gives the same rows. */
export async function skip({ database, now }: Setting, { running }: Reconciled, name: string, eventId: string): Promise<void> {
  const own = running.filter(({ instance }) => instance.name === name);
  const letters = own.flatMap(({ deadLetter }) => (deadLetter === null ? [] : [deadLetter]));
  const meant = letters.filter((letter) => letter.eventId === eventId);
  if (meant.length === 0) throw new NothingToDo(name, 'skip');
  for (const letter of meant) {
    await database.resolveDeadLetter(letter, now().toISOString(), true);
    for (const one of own) {
      if (one.instance.version === letter.version) one.skips.add(letter.eventId);
      if (sameInstance(one.instance, letter)) one.deadLetter = null;
    }
  }
}

async function giveUpStoppedBuild(database: ProjectionDatabase, running: Reconciled['running'], name: string): Promise<void> {
  const build = running.find(({ instance, status }) => instance.name === name && status === 'building');
  if (build === undefined) return;
  await database.drop(build.instance);
  running.splice(running.indexOf(build), 1);
}
