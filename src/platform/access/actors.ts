import { Unknown } from '../http/errors';
import type { Grounds } from './grants';
import type { Identity } from './identity';

export type AccessMode = 'accounts' | 'demo';

/** Somebody named by id alone: by `X-Actor` in the demo, by `--as` on the machine that holds the log. */
export class Actors {
  constructor(
    private readonly grounds: Grounds,
    readonly mode: AccessMode,
  ) {}

  /** An account acts with its own rights, anybody else as a guest, where there are guests. Null for whoever may not come in. */
  async named(id: string): Promise<Identity | null> {
    const rights = await this.grounds.rightsOf(id);
    if (rights === null) return this.mode === 'demo' ? guest(id) : null;
    return rights.open ? { account: id, kind: rights.kind, secondFactor: true } : null;
  }

  /** The same, where somebody has been named on the command line. Throws Unknown. */
  async required(id: string): Promise<Identity> {
    const found = await this.named(id);
    if (found === null) throw new Unknown('account', id);
    return found;
  }
}

export const guest = (id: string): Identity => ({ account: id, kind: 'guest', secondFactor: false });
