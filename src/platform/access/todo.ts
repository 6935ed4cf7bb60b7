import { Injectable } from '@nestjs/common';
import type { Identity } from './identity';
import type { HeldRight } from './held-rights';

/** Something that waits for whoever asks: how many, and where they are listed. */
export interface Todo {
  /** `report.due`, `figure.returned`, …: what it is, for pages to say it in words. */
  readonly kind: string;
  readonly count: number;
  /** The call that lists them. */
  readonly path: string;
}

export type TodoProvider = (who: Identity, rights: readonly HeldRight[]) => Promise<readonly Todo[]>;

/** What somebody has to do. Each slice says what waits in it, in the order in which they register. */
@Injectable()
export class TodoProviders {
  private readonly providers: TodoProvider[] = [];

  register(provider: TodoProvider): void {
    this.providers.push(provider);
  }

  async all(who: Identity, rights: readonly HeldRight[]): Promise<readonly Todo[]> {
    const found = await Promise.all(this.providers.map((provider) => provider(who, rights)));
    return found.flat().filter(({ count }) => count > 0);
  }
}
