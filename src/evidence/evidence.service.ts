import { DomainError, uuid7 } from '@hieuhoc/event-store';
import type { Handled } from '@hieuhoc/decider';
import type { Readable } from 'node:stream';
import type { AreasService } from '../areas';
import type { Commands } from '../platform/commands/commands';
import type { CommandContext } from '../platform/commands/context';
import { derivedId } from '../platform/derived-id';
import type { EvidencePlatform } from '../platform/evidence';
import { Unknown } from '../platform/http/errors';
import type { Vault } from '../platform/vault';
import type { Allowance } from './allowance';
import { evidenceDecider, type Evidence, type EvidenceState } from './evidence.decider';
import { evidenceDamaged, evidenceErased, unknownEvidence } from './evidence.errors';
import { evidenceStream, vaultRefOf, type EvidenceEvent } from './evidence.events';
import { namedFile, type NamedFile } from './file-name';
import { takeIn, type Spooled } from './intake';
import { opened } from './sealed-file';

export interface Added {
  /** Left out, one is minted. */
  readonly ref?: string;
  /** Whom it is about. */
  readonly area?: string;
  readonly name: string;
  /** As it was sent, parameters and all. */
  readonly contentType: string;
  readonly file: Readable;
}

/** A file as it was sent. */
export interface FileFacts {
  readonly ref: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly sha256: string;
}

export type AddedEvidence = Pick<Handled<unknown, EvidenceEvent>, 'revision' | 'position' | 'logSize' | 'created'> & {
  readonly facts: FileFacts;
};

/** Files that others cite: taken in, kept sealed, given out. */
export class EvidenceService {
  constructor(
    private readonly commands: Commands,
    private readonly areas: AreasService,
    private readonly vault: Vault,
    private readonly platform: EvidencePlatform,
    private readonly allowance: Allowance,
  ) {}

  /**
   * The bytes first, then what opens them, then the event: what the log names is there. The same request again (by its key) keeps nothing
   * more. Throws Unknown, EvidenceRefused, EvidenceUnavailable.
   */
  async add({ ref: given, area, name: sentAs, contentType, file }: Added, context: CommandContext): Promise<AddedEvidence> {
    const named = namedFile(sentAs, contentType);
    if (area !== undefined) await this.requireArea(area);
    const ref = given ?? (context.idempotency === undefined ? uuid7() : derivedId(`evidence:${context.idempotency.keyHash}`));
    const { incoming, mostBytes } = this.platform;
    const spooled = await this.allowance.during(context.actor, (allow) => takeIn(file, named.type, { incoming, mostBytes, allow }));
    try {
      return await this.keep(ref, { ...named, ...(area !== undefined && { area }) }, spooled, context);
    } finally {
      await spooled.discard();
    }
  }

  /** Throws EvidenceRefused. */
  async required(ref: string): Promise<Evidence> {
    const { state } = await this.commands.current(evidenceDecider, evidenceStream(ref));
    if (state === null) throw unknownEvidence(ref);
    return state;
  }

  /** Null where the file was erased. Throws VaultDamaged. */
  factsOf({ ref, type, size, commitment }: Evidence): FileFacts | null {
    const kept = this.vault.open({ ref: vaultRefOf(ref), h: commitment });
    return kept === null ? null : { ref, name: kept.name ?? '', type, size, sha256: kept['file'] ?? '' };
  }

  /** Throws EvidenceRefused, VaultDamaged. */
  factsNow(evidence: Evidence): FileFacts {
    const facts = this.factsOf(evidence);
    if (facts === null) throw evidenceErased(evidence.ref);
    return facts;
  }

  /** The file as it was sent, from its first bytes on. Throws EvidenceRefused, EvidenceUnavailable, VaultDamaged; later, DoesNotOpen. */
  async bytesOf(evidence: Evidence): Promise<AsyncGenerator<Buffer>> {
    const { ref, hash } = evidence;
    const key = this.vault.everything(vaultRefOf(ref)).find((one) => one['sealed'] === hash)?.['key'];
    if (key === undefined) throw evidenceErased(ref);
    const sealed = await this.platform.store.read(hash);
    if (sealed === null) throw evidenceDamaged(ref);
    return opened(sealed, Buffer.from(key, 'base64'));
  }

  /** What is left without its key is noise; it goes all the same. Throws EvidenceUnavailable. */
  removeBytes(hash: string): Promise<void> {
    return this.platform.store.remove(hash);
  }

  private async keep(
    ref: string,
    named: NamedFile & { readonly area?: string },
    spooled: Spooled,
    context: CommandContext,
  ): Promise<AddedEvidence> {
    const { name, type, area } = named;
    const { hash, sha256, size } = spooled;
    const said = { command: 'add', ref, type: type.type, size, hash, ...(area !== undefined && { area }) } as const;
    const marked = this.marked(context, [ref, area ?? '', name, sha256]);
    const { state } = await this.commands.current(evidenceDecider, evidenceStream(ref));
    // Answered as before, or refused: nothing more is kept of it.
    if (state !== null) return this.recorded({ ...said, commitment: '' }, marked);
    await this.platform.store.put(hash, spooled.path);
    try {
      const [, commitment] = await this.vault.keepAll([
        { ref: vaultRefOf(ref), values: { key: spooled.key.toString('base64'), sealed: hash } },
        { ref: vaultRefOf(ref), values: { file: sha256, name } },
      ]);
      const added = await this.recorded({ ...said, commitment: commitment?.h ?? '' }, marked);
      if (added.hash !== hash) await this.platform.store.remove(hash);
      return added;
    } catch (error) {
      // Where it is open whether the event was written, the file stays.
      if (error instanceof DomainError && error.kind === 'conflict') await this.platform.store.remove(hash);
      throw error;
    }
  }

  private async recorded(
    command: { readonly command: 'add' } & EvidenceEvent['data'],
    context: CommandContext,
  ): Promise<AddedEvidence & { readonly hash: string }> {
    const handled = await this.commands.run(evidenceDecider, evidenceStream(command.ref), command, context);
    const evidence = requiredState(handled.state, command.ref);
    const { revision, position, logSize, created } = handled;
    return { revision, position, logSize, created, facts: this.factsNow(evidence), hash: evidence.hash };
  }

  /** The log keeps a hash of what came with an idempotency key; a name or a form could be guessed from it, so this one is keyed. */
  private marked({ idempotency, ...context }: CommandContext, said: readonly string[]): CommandContext {
    if (idempotency === undefined) return context;
    return { ...context, idempotency: { ...idempotency, commandHash: this.vault.fingerprint(said) } };
  }

  private async requireArea(area: string): Promise<void> {
    const { hierarchy } = await this.areas.current();
    if (hierarchy.get(area) === undefined) throw new Unknown('area', area);
  }
}

function requiredState(state: EvidenceState, ref: string): Evidence {
  if (state === null) throw unknownEvidence(ref);
  return state;
}
