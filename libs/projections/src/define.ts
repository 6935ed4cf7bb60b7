import type { JsonObject } from '@hieuhoc/event-store';
import type { ProjectedEvent, Projection, Table, Write } from './types';

type AnyEvent = { readonly type: string; readonly data: JsonObject };
type Handlers<E extends AnyEvent> = {
  readonly [Type in E['type']]?: (event: ProjectedEvent & Extract<E, { readonly type: Type }>) => readonly Write[];
};

export interface ProjectionDefinition<E extends AnyEvent> {
  readonly name: string;
  readonly version: number;
  readonly tables: readonly Table[];
  /** One small pure function an event; types left out pass by. */
  readonly on: Handlers<E>;
}

/** Makes a projection of one function an event: `defineProjection<FigureEvent>({ name, version, tables, on: { FigureReported: (event) => […] } })`. */
export function defineProjection<E extends AnyEvent>({ name, version, tables, on }: ProjectionDefinition<E>): Projection {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- stored events are typed by their name, here and nowhere else
  const handlers = new Map(Object.entries(on) as unknown as [string, Projection['apply']][]);
  return { name, version, tables, handles: [...handlers.keys()], apply: (event) => handlers.get(event.type)?.(event) ?? [] };
}

/** A statement to run with these params: `write('insert into {figure} (area, value) values (?, ?)', area, value)`. */
export function write(sql: string, ...params: Write['params'][number][]): Write {
  return { sql, params };
}
