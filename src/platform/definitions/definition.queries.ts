import type { ReadModels } from '@hieuhoc/projections';
import { Recent } from '../recent/recent';
import type { Defined, Definition, DefinitionEvent } from './definition';
import { evolveDefinition } from './definition.decider';
import type { Kind } from './definition.errors';

interface FactRow {
  readonly code: string;
  readonly revision: number;
  readonly type: string;
  readonly data: string;
}

export interface KnownDefinition<D extends Definition> extends Defined<D> {
  readonly defined: D;
  /** Of the stream: the ETag. */
  readonly revision: number;
}

/** By code, in order of code. */
export type KnownDefinitions<D extends Definition> = ReadonlyMap<string, KnownDefinition<D>>;

/** Definitions of one kind as they were known at a log size. */
export class DefinitionQueries<Name extends string, D extends Definition> {
  /** By the id of the last fact: what stands before it never changes, in whatever database it is found. */
  private readonly recent = new Recent<KnownDefinitions<D>>(32);

  constructor(
    private readonly kind: Kind,
    private readonly name: Name,
  ) {}

  /** The same facts give the same map. */
  async at(read: ReadModels, logSize: number): Promise<KnownDefinitions<D>> {
    const last = await this.lastFactAt(read, logSize);
    if (last === undefined) return new Map();
    // Up to that fact and no further: another may have come in between the two questions.
    return this.recent.get(last.event_id) ?? this.recent.keep(last.event_id, this.fold(await this.factsUpTo(read, last.log_size)));
  }

  private lastFactAt(read: ReadModels, logSize: number): Promise<{ readonly event_id: string; readonly log_size: number } | undefined> {
    return read.get(`select event_id, log_size from ${this.kind}_fact where log_size <= ? order by log_size desc limit 1`, [logSize]);
  }

  private factsUpTo(read: ReadModels, logSize: number): Promise<readonly FactRow[]> {
    return read.all<FactRow>(`select code, revision, type, data from ${this.kind}_fact where log_size <= ? order by code, revision`, [
      logSize,
    ]);
  }

  private fold(rows: readonly FactRow[]): KnownDefinitions<D> {
    const known = new Map<string, KnownDefinition<D>>();
    for (const [code, facts] of Map.groupBy(rows, (row) => row.code)) {
      const state = facts
        .map(eventOf<Name, D>)
        .reduce<Defined<D>>((defined, event) => evolveDefinition(this.name, defined, event), NOTHING);
      if (state.defined !== null) known.set(code, { ...state, defined: state.defined, revision: facts.length - 1 });
    }
    return known;
  }
}

const NOTHING = { defined: null, revisions: [], retiredOn: null } as const;

function eventOf<Name extends string, D extends Definition>({ type, data }: FactRow): DefinitionEvent<Name, D> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- stored JSON becomes the slice's own type here
  return { type, data: JSON.parse(data) } as DefinitionEvent<Name, D>;
}
