import { CommanderError } from 'commander';
import { Cli } from './cli';
import { EXIT, exitCodeOf, problemOf, sentenceOf, type ExitCode } from './exit';
import type { Environment, Io } from './io';
import { buildProgram } from './program';
import { usageSentence } from './usage-errors';

/** `hieuhoc <argv>` → exit code. The one place that turns errors into one. */
export async function run(argv: readonly string[], io: Io, env: Environment): Promise<ExitCode> {
  const cli = new Cli(io, env);
  try {
    await buildProgram(cli).parseAsync(argv, { from: 'user' });
    return cli.exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return usage(error, io);
    io.err(argv.includes('--json') ? `${JSON.stringify(problemOf(error))}\n` : `${sentenceOf(error)}\n`);
    return exitCodeOf(error);
  }
}

function usage(error: CommanderError, io: Io): ExitCode {
  const sentence = usageSentence(error);
  if (sentence === null) return EXIT.ok;
  io.err(`${sentence} Xem: hieuhoc --help, hoặc thêm --help sau lệnh.\n`);
  return EXIT.usage;
}
