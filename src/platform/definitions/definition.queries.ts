import type { ReadModels } from '@hieuhoc/projections';
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
  readonly revision: number;
}

/** Definitions of one kind as they were known at a log size. */
export class DefinitionQueries<Name extends string, D extends Definition> {
  private readonly folded = new Map<string, KnownDefinition<D>>();

  constructor(
    private readonly read: ReadModels,
    private readonly kind: Kind,
    private readonly name: Name,
  ) {}

  async at(code: string, logSize: number): Promise<KnownDefinition<D> | null> {
    return this.fold(await this.factsOf(code, logSize));
  }

  /** In order of code, those after `after`. */
  async page(logSize: number, limit: number, after = ''): Promise<readonly KnownDefinition<D>[]> {
    const codes = await this.codesKnownAt(logSize, limit, after);
    const first = codes.at(0)?.code;
    const last = codes.at(-1)?.code;
    if (first === undefined || last === undefined) return [];
    const byCode = Map.groupBy(await this.factsBetween(first, last, logSize), ({ code }) => code);
    return [...byCode.values()].map((rows) => this.fold(rows)).filter((known) => known !== null);
  }

  private codesKnownAt(logSize: number, limit: number, after: string): Promise<readonly { readonly code: string }[]> {
    return this.read.all(`select code from {${this.kind}_fact} where code > ? and revision = 0 and log_size <= ? order by code limit ?`, [
      after,
      logSize,
      limit,
    ]);
  }

  private factsBetween(first: string, last: string, logSize: number): Promise<readonly FactRow[]> {
    return this.read.all(
      `select code, revision, type, data from {${this.kind}_fact} where code between ? and ? and log_size <= ? order by code, revision`,
      [first, last, logSize],
    );
  }

  private factsOf(code: string, logSize: number): Promise<readonly FactRow[]> {
    return this.read.all(`select code, revision, type, data from {${this.kind}_fact} where code = ? and log_size <= ? order by revision`, [
      code,
      logSize,
    ]);
  }

  /** Folded definitions are kept: their events never change, and every figure and status asks for them. */
  private fold(rows: readonly FactRow[]): KnownDefinition<D> | null {
    const last = rows.at(-1);
    if (last === undefined) return null;
    const key = `${last.code}@${last.revision}`;
    const before = this.folded.get(key);
    if (before !== undefined) return before;
    const state = rows.map(eventOf<Name, D>).reduce<Defined<D>>((state, event) => evolveDefinition(this.name, state, event), UNDEFINED);
    if (state.defined === null) return null;
    const known = { ...state, defined: state.defined, revision: last.revision };
    if (this.folded.size > 10_000) this.folded.clear();
    this.folded.set(key, known);
    return known;
  }
}

const UNDEFINED = { defined: null, revisions: [], retiredOn: null } as const;

function eventOf<Name extends string, D extends Definition>({ type, data }: FactRow): DefinitionEvent<Name, D> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- stored JSON becomes the slice's own type here
  return { type, data: JSON.parse(data) } as DefinitionEvent<Name, D>;
}
