import { ReadModelBehind, ReadModelStopped } from './errors';
import type { Reach } from './types';

interface Waiter {
  readonly position: string;
  readonly names: readonly string[] | undefined;
  readonly settle: (error?: Error) => void;
}

/** Read-your-writes: waits until the serving versions have handled a position. Fed with every Reach the runner sends. */
export class Reached {
  /** Null until the runner has spoken. */
  private reaches: readonly Reach[] | null = null;
  private readonly waiters = new Set<Waiter>();

  update(reaches: readonly Reach[]): void {
    this.reaches = reaches;
    for (const waiter of this.waiters) this.trySettle(waiter);
  }

  get latest(): readonly Reach[] {
    return this.reaches ?? [];
  }

  /**
   * Resolves when every named projection (default: all) shows `position` to readers. Throws ReadModelBehind after `timeoutMs`,
   * ReadModelStopped at once where one has stopped before it.
   */
  async whenReached(position: string, timeoutMs: number, names?: readonly string[]): Promise<void> {
    if (this.reaches !== null && this.behind(position, names).length === 0) return;
    await new Promise<void>((resolve, reject) => {
      const settle = (error?: Error): void => {
        clearTimeout(timer);
        this.waiters.delete(waiter);
        if (error === undefined) resolve();
        else reject(error);
      };
      const waiter = { position, names, settle };
      const timer = setTimeout(() => settle(new ReadModelBehind(this.behind(position, names), position)), timeoutMs);
      this.waiters.add(waiter);
      this.trySettle(waiter);
    });
  }

  private trySettle({ position, names, settle }: Waiter): void {
    if (this.reaches === null) return;
    const behind = this.behind(position, names);
    if (behind.length === 0) return settle();
    // A build that still runs may take over from a version that has stopped.
    const stopped = behind.filter((name) => this.hasStopped(name));
    if (stopped.length > 0) settle(new ReadModelStopped(stopped));
  }

  private hasStopped(name: string): boolean {
    const own = this.latest.filter((reach) => reach.name === name);
    return own.length > 0 && own.every((reach) => reach.stopped);
  }

  private behind(position: string, names: readonly string[] | undefined): readonly string[] {
    const asked = names ?? [...new Set(this.latest.map(({ name }) => name))];
    return asked.filter((name) => !this.latest.some((reach) => reach.name === name && reach.serving && (reach.position ?? '') >= position));
  }
}
