import type { Checkpoint, DeadLetter, Instance, InstanceKey, ProjectedEvent, Projection, Reach } from './types';

/** An instance that this process moves forward. */
export interface Running {
  readonly instance: Instance;
  readonly projection: Projection;
  readonly takes: (event: ProjectedEvent) => boolean;
  readonly skips: Set<string>;
  status: 'building' | 'serving';
  checkpoint: Checkpoint | null;
  deadLetter: DeadLetter | null;
  /** For the pace of a build: when this process took it up, and from where. */
  readonly since: { readonly at: number; readonly logSize: number };
}

export function run(instance: Instance, projection: Projection, letters: readonly DeadLetter[], now: number): Running {
  const types = projection.handles === 'all' ? null : new Set(projection.handles);
  const own = letters.filter(({ name, version }) => name === instance.name && version === instance.version);
  const skips = new Set(own.filter(({ skipped }) => skipped).map(({ eventId }) => eventId));
  return {
    instance,
    projection,
    // Looking an id up hashes it: not for every event where nothing is skipped.
    takes: (event) => (types === null || types.has(event.type)) && (skips.size === 0 || !skips.has(event.id)),
    skips,
    status: instance.status === 'serving' ? 'serving' : 'building',
    checkpoint: instance.checkpoint,
    deadLetter: null,
    since: { at: now, logSize: instance.checkpoint?.logSize ?? 0 },
  };
}

/** The beginning of the log is '', which sorts before every position. */
export function at({ checkpoint }: { readonly checkpoint: Checkpoint | null }): string {
  return checkpoint?.position ?? '';
}

export function reachOf({ instance, status, checkpoint, deadLetter }: Running): Reach {
  const { name, version, generation } = instance;
  const reached = { position: checkpoint?.position ?? null, logSize: checkpoint?.logSize ?? 0 };
  return { name, version, generation, ...reached, serving: status === 'serving', stopped: deadLetter !== null };
}

export function sameInstance(a: InstanceKey, b: InstanceKey): boolean {
  return a.name === b.name && a.version === b.version && a.generation === b.generation;
}
