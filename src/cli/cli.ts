import { EXIT, type ExitCode } from './exit';
import type { Environment, Io } from './io';
import { painter, type Paint } from './printing/colour';

/** One run of the command: where it speaks, what it was given, how it ends. */
export class Cli {
  exitCode: ExitCode = EXIT.ok;
  readonly paint: Paint;

  constructor(
    readonly io: Io,
    readonly env: Environment,
  ) {
    this.paint = painter(io, env);
  }

  /** Data for programs: one JSON document. */
  json(value: unknown): Promise<void> {
    return this.io.out(`${JSON.stringify(value, null, 2)}\n`);
  }
}
