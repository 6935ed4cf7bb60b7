import type { ReadModels } from '@hieuhoc/projections';
import { hierarchyAt } from '../areas';
import { indicatorsAt } from './indicators.queries';
import { Unknown } from '../platform/http/errors';

const EVER = Number.MAX_SAFE_INTEGER;

export interface NamedCodes {
  readonly area?: string;
  readonly indicator?: string;
}

/** Codes that nobody has ever defined are refused; those not known yet at the moment asked about give an empty list. */
export async function refuseUnknownCodes(read: ReadModels, { area, indicator }: NamedCodes): Promise<void> {
  if (area !== undefined && (await hierarchyAt(read, EVER)).hierarchy.get(area) === undefined) throw new Unknown('area', area);
  if (indicator !== undefined && !(await indicatorsAt(read, EVER)).has(indicator)) throw new Unknown('indicator', indicator);
}
