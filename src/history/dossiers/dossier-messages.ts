import type { StorePlaces } from '../../platform/platform.module';
import type { DossierQuery } from './dossier.dto';

/** Plain data, so that it crosses to the thread. */
export type DossierSettings = StorePlaces;

/** `served`: the log size that all read models have reached. `more`: one more piece. `drop`: nobody wants the rest. */
export type AskedOfDossiers =
  | { readonly id: number; readonly verb: 'make'; readonly query: DossierQuery; readonly served: number; readonly now: string }
  | { readonly id: number; readonly verb: 'more' | 'drop' };

/** A piece without bytes is the end. */
export type ToldByDossiers =
  | { readonly id: number; readonly kind: 'made'; readonly name: string }
  | { readonly id: number; readonly kind: 'piece'; readonly bytes: Uint8Array<ArrayBuffer> | null };
