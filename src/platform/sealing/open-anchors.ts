import type { Logger } from 'pino';
import type { Config } from '../config/config';
import { readWitnesses } from '../config/sealing-fields';
import { together, type Anchors } from './anchors';
import type { Sealing } from './sealing';
import { Witnesses } from './witnesses';

/** Who attests the checkpoints outside, as configured. */
export function openAnchors(config: Config, sealing: Sealing, log: Logger): Anchors {
  const onTrouble = (error: Error): void => log.warn({ err: error }, 'a checkpoint was not attested outside');
  const { witnesses } = readWitnesses(config.HIEUHOC_WITNESSES ?? '[]');
  return together([new Witnesses(witnesses, sealing, { onTrouble })]);
}
