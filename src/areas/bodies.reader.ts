import type { ReadModels } from '@hieuhoc/projections';
import {
  DefinitionQueries,
  DefinitionReader,
  type AskedDefinitions,
  type DefinitionView,
  type KnownDefinitions,
} from '../platform/definitions';
import { Unknown } from '../platform/http/errors';
import type { AsOfReader } from '../platform/queries/as-of';
import type { Page } from '../platform/queries/page';
import type { Clock } from '../platform/time/clock';
import { hierarchyAt } from './areas.queries';
import type { Body } from './body.events';

const bodyQueries = new DefinitionQueries<'Body', Body>('body', 'Body');

/** Every body known at a log size, with all that was said of it. The same ones give the same map. */
export const bodiesAt = (read: ReadModels, logSize: number): Promise<KnownDefinitions<Body>> => bodyQueries.at(read, logSize);

export class BodiesReader extends DefinitionReader<'Body', Body> {
  constructor(
    private readonly models: ReadModels,
    moments: AsOfReader,
    clock: Clock,
  ) {
    super('body', bodyQueries, models, moments, clock);
  }

  /** Those of one area, where one is named. */
  async listOf({ area, ...query }: AskedDefinitions & { readonly area?: string }): Promise<Page<DefinitionView<Body>>> {
    if (area === undefined) return this.list(query);
    const { hierarchy } = await hierarchyAt(this.models, Number.MAX_SAFE_INTEGER);
    if (hierarchy.get(area) === undefined) throw new Unknown('area', area);
    return this.list(query, (body) => body.area === area);
  }
}
