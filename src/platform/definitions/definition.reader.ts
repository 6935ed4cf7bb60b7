import type { ReadModels } from '@hieuhoc/projections';
import { Unknown } from '../http/errors';
import type { AsOf, AsOfReader } from '../queries/as-of';
import { decodeCursor, pageOf, type Page } from '../queries/page';
import { dayOf, type Clock } from '../time/clock';
import { inForce, type Definition } from './definition';
import type { Kind } from './definition.errors';
import type { DefinitionQueries, KnownDefinition } from './definition.queries';

/** As in force on the day asked about; before its first revision as it was defined. */
export type DefinitionView<D extends Definition> = D & { readonly retiredOn: string | null; readonly revision: number };
export type DefinitionDetail<D extends Definition> = DefinitionView<D> & {
  readonly asOf: AsOf;
  readonly on: string;
  readonly revisions: KnownDefinition<D>['revisions'];
};

export interface AskedDefinitions {
  readonly asOf?: string;
  readonly on?: string;
  readonly cursor?: string;
  readonly limit?: number;
}

/** What every list and page of definitions answers. */
export class DefinitionReader<Name extends string, D extends Definition> {
  constructor(
    private readonly kind: Kind,
    private readonly queries: DefinitionQueries<Name, D>,
    private readonly read: ReadModels,
    private readonly moments: AsOfReader,
    private readonly clock: Clock,
  ) {}

  /** In order of code. */
  async list(query: AskedDefinitions, fits: (definition: D) => boolean = () => true): Promise<Page<DefinitionView<D>>> {
    const [size = null] = decodeCursor(query.cursor, 'whole', 'whole') ?? [];
    const asOf = await this.moments.resolve(size === null ? query.asOf : String(size), query.on);
    const known = await this.queries.at(this.read, asOf.logSize);
    const on = query.on ?? dayOf(this.clock());
    return pageOf(asOf, [...known.values()].map((one) => viewOf(one, on)).filter(fits), query);
  }

  async one(code: string, query: { readonly asOf?: string; readonly on?: string }): Promise<DefinitionDetail<D>> {
    const asOf = await this.moments.resolve(query.asOf, query.on);
    const known = (await this.queries.at(this.read, asOf.logSize)).get(code);
    if (known === undefined) throw new Unknown(this.kind, code);
    const on = query.on ?? dayOf(this.clock());
    return { ...viewOf(known, on), asOf, on, revisions: known.revisions };
  }
}

function viewOf<D extends Definition>(known: KnownDefinition<D>, on: string): DefinitionView<D> {
  return { ...(inForce(known, on) ?? known.defined), retiredOn: known.retiredOn, revision: known.revision };
}
