import type { Io } from '../io';
import { grouped } from './numbers';

/** Told how far a long verb has come: on one line that is written over where a person watches, else a line a tenth. */
export class Progress {
  #tenth = 0;
  #last = '';

  constructor(
    private readonly io: Io,
    private readonly doing: string,
  ) {}

  at(done: number, of: number | null): void {
    const tenth = of === null || of === 0 ? Math.floor(done / 10_000) : Math.floor((10 * done) / of);
    const line = `${this.doing}: ${grouped(done)}${of === null ? '' : `/${grouped(of)}`}`;
    if (this.io.errIsTerminal) {
      if (line !== this.#last) this.io.err(`\r\u001B[2K${line}`);
    } else if (tenth > this.#tenth) this.io.err(`${line}\n`);
    this.#tenth = tenth;
    this.#last = line;
  }

  /** Leaves the line to what comes after. */
  done(): void {
    if (this.io.errIsTerminal && this.#last !== '') this.io.err('\n');
  }
}
