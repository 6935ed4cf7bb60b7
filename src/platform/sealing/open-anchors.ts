import type { Logger } from 'pino';
import type { Config } from '../config/config';
import { readWitnesses } from '../config/sealing-fields';
import { together, type Anchors } from './anchors';
import type { Sealing } from './sealing';
import { Timestamps } from './timestamps';
import { Witnesses } from './witnesses';

/** Who attests the checkpoints outside, as configured. */
export function openAnchors(config: Config, sealing: Sealing, log: Logger): Anchors {
  const onTrouble = (error: Error): void => log.warn({ err: error }, 'a checkpoint was not attested outside');
  const { witnesses } = readWitnesses(config.HIEUHOC_WITNESSES ?? '[]');
  const { HIEUHOC_TSA_URL: url, HIEUHOC_TSA_CA: trusted = '' } = config;
  // Without witnesses a note is whole as soon as it is signed.
  const settle = witnesses.length === 0 ? { settleMs: 0 } : {};
  const stamps = url === undefined ? [] : [new Timestamps({ url, trusted }, sealing, sealing.timestamps, { onTrouble, ...settle })];
  return together([new Witnesses(witnesses, sealing, { onTrouble }), ...stamps]);
}
