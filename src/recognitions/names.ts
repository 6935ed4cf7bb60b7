import { DomainError } from '@hieuhoc/event-store';
import type { Access } from '../platform/access/access';
import type { Identity } from '../platform/access/identity';
import type { Vault } from '../platform/vault';

export interface Named {
  readonly ref: string;
  /** Of an organisation or a place: not personal. */
  readonly name: string | null;
  readonly commitment: string | null;
}

/** Names for one who asks: those of people only where he may read them, that is, where they live. */
export class Names {
  constructor(
    private readonly vault: Pick<Vault, 'open'>,
    private readonly access: Pick<Access, 'require'> | undefined,
  ) {}

  seenBy(identity: Identity | null): SeenNames {
    const allowed = new Map<string, Promise<boolean>>();
    const may = (area: string): Promise<boolean> => {
      const asked = allowed.get(area) ?? this.may(identity, area);
      allowed.set(area, asked);
      return asked;
    };
    return async ({ ref, name, commitment }, area) => {
      if (commitment === null) return name;
      return (await may(area)) ? (this.vault.open({ ref, h: commitment })?.name ?? null) : null;
    };
  }

  private async may(identity: Identity | null, area: string): Promise<boolean> {
    if (this.access === undefined) return false;
    try {
      await this.access.require(identity, 'name.read', area);
      return true;
    } catch (error) {
      if (error instanceof DomainError && (error.kind === 'forbidden' || error.kind === 'unauthenticated')) return false;
      throw error;
    }
  }
}

export type SeenNames = (named: Named, area: string) => Promise<string | null>;
