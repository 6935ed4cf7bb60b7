import { DomainError } from '@hieuhoc/event-store';
import type { Actors } from '../platform/access/actors';
import { latest, type Commands } from '../platform/commands/commands';
import type { CommandContext } from '../platform/commands/context';
import { CitedEvidence } from '../platform/evidence';
import type { Vault } from '../platform/vault';
import { evidenceDecider, type Evidence } from './evidence.decider';
import { evidenceErased, notThere, notYours } from './evidence.errors';
import { evidenceStream, vaultRefOf } from './evidence.events';
import type { EvidenceRights } from './evidence.rights';

/** A file is cited by who added it, or may read it: citing it shows it to everybody who answers for what cites it. */
export class CitableEvidence extends CitedEvidence {
  constructor(
    private readonly commands: Commands,
    private readonly vault: Vault,
    private readonly rights: EvidenceRights,
    private readonly actors: Actors,
  ) {
    super();
  }

  async check(refs: readonly string[] | undefined, { actor }: CommandContext): Promise<string | null> {
    const looked = await Promise.all([...new Set(refs)].map((ref) => this.lookedUp(ref)));
    const missing = looked.filter(({ evidence }) => evidence === null);
    if (missing.length > 0) throw notThere(missing.map(({ ref }) => ref));
    const there = looked.flatMap(({ evidence }) => (evidence === null ? [] : [evidence]));
    for (const { ref } of there) if (!this.vault.holds(vaultRefOf(ref))) throw evidenceErased(ref);
    const foreign = await Promise.all(there.map(async (one) => ((await this.isFor(actor, one)) ? [] : [one.ref])));
    if (foreign.flat().length > 0) throw notYours(foreign.flat());
    return latest(...looked.map(({ position }) => position)) ?? null;
  }

  private async lookedUp(
    ref: string,
  ): Promise<{ readonly ref: string; readonly evidence: Evidence | null; readonly position: string | null }> {
    const { state, position } = await this.commands.current(evidenceDecider, evidenceStream(ref));
    return { ref, evidence: state, position };
  }

  private async isFor(actor: string, evidence: Evidence): Promise<boolean> {
    if (actor === evidence.addedBy) return true;
    try {
      await this.rights.require(await this.actors.named(actor), 'evidence.read', evidence);
      return true;
    } catch (error) {
      if (error instanceof DomainError && (error.kind === 'forbidden' || error.kind === 'unauthenticated')) return false;
      throw error;
    }
  }
}
