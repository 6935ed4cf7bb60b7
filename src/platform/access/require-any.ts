import { DomainError } from '@hieuhoc/event-store';
import type { Access } from './access';
import type { Action } from './actions';
import type { Identity } from './identity';

/** Who asks; `trusted` are the simulated past and imports, which have asked before. */
export type Asking = Identity | null | 'trusted';

/** The right on any of these areas is enough; without areas it takes the right on everything. The first refusal is the one that is told. */
export async function requireAny(access: Access, who: Asking, action: Action, areas: readonly string[]): Promise<void> {
  if (who === 'trusted') return;
  let refusal: DomainError | null = null;
  for (const area of areas) {
    try {
      await access.require(who, action, area);
      return;
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      refusal ??= error;
    }
  }
  if (refusal !== null) throw refusal;
  await access.require(who, action, null);
}
