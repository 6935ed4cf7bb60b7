import type { ReadModels } from '@hieuhoc/projections';
import type { AsOfReader } from '../platform/queries/as-of';
import type { Clock } from '../platform/time/clock';
import { ChangesService } from './changes.service';
import { Evaluator } from './evaluator';
import { StatusService } from './status.service';

/** The rules over read models that somebody opened for himself. What one question brought into memory is kept for the next. */
export function changesOver(read: ReadModels): (moments: AsOfReader, clock: Clock) => ChangesService {
  const evaluator = new Evaluator(read);
  return (moments, clock) => new ChangesService(read, moments, new StatusService(read, moments, clock, evaluator));
}
