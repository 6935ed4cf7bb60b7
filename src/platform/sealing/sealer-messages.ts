import type { CarriedError } from '../projections';
import type { HeadsSealed } from './heads-writer';
import type { SealReport } from './sealer';
import type { SealedCheckpoint } from './sealed-log';

/** Plain data, so that it crosses to the thread. `log`: a LogPlace as JSON. */
export interface SealerSettings {
  readonly log: string;
  readonly path: string;
}

export type AskedOfSealer =
  | { readonly id: number; readonly verb: 'store'; readonly checkpoint: SealedCheckpoint }
  | { readonly id: number; readonly verb: 'heads' | 'lag' | 'close' };

export type SealerAnswer = HeadsSealed | number | null;

export type ToldBySealer =
  | { readonly kind: 'sealed'; readonly report: SealReport }
  | { readonly kind: 'alarm' | 'trouble'; readonly error: CarriedError }
  | { readonly kind: 'answer'; readonly id: number; readonly answer: SealerAnswer }
  | { readonly kind: 'failed'; readonly id: number; readonly error: CarriedError };
