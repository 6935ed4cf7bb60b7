import { createRequire } from 'node:module';
import type { EventStore } from '@hieuhoc/event-store';
import type { Projection, ProjectionDatabase } from '@hieuhoc/projections';

/** What the projections' thread works with; it closes both when it ends. */
export interface Composition {
  readonly store: EventStore;
  readonly database: ProjectionDatabase;
  readonly projections: readonly Projection[];
}

/** A function that a module of the composition exports. It opens log and read database anew, on the thread it is called on. */
export type Compose = (settings: Settings) => Promise<Composition>;

/** Plain data, so that it crosses to the thread. */
export type Settings = Readonly<Record<string, string | number | boolean | null>>;

/**
 * Names that function for a thread, which can be given data only: the platform never imports the slices. `module` is an absolute path
 * without extension, so that it names the source as well as what is built of it.
 */
export interface CompositionRef {
  readonly module: string;
  readonly exportName: string;
  readonly settings: Settings;
}

export async function composeFrom({ module, exportName, settings }: CompositionRef): Promise<Composition> {
  const loaded: unknown = createRequire(__filename)(module);
  const compose: unknown = typeof loaded === 'object' && loaded !== null ? Reflect.get(loaded, exportName) : undefined;
  if (!isCompose(compose)) throw new Error(`${module} exports no function ${exportName}`);
  return compose(settings);
}

function isCompose(value: unknown): value is Compose {
  return typeof value === 'function';
}
