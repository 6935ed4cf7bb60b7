import type { Environment, Io } from './io';
import { run } from './run';

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the command as a script would, and keeps what it said. */
export async function hieuhoc(argv: readonly string[], env: Environment = {}, terminal = false): Promise<Ran> {
  const said = { out: '', err: '' };
  const io: Io = {
    out: (text) => {
      said.out += text;
      return Promise.resolve();
    },
    err: (text) => void (said.err += text),
    outIsTerminal: terminal,
    errIsTerminal: terminal,
  };
  const code = await run(argv, io, env);
  return { code, ...said };
}
