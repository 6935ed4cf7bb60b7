import { spawnSync } from 'node:child_process';

/**
 * Runs a file of the benchmarks in a process of its own and gives what it printed, read as JSON: its memory is its own, and nothing that
 * ran before has warmed it up. What it says on the error stream is shown.
 */
export function inProcess(file: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): unknown {
  const { status, stdout } = spawnSync(process.execPath, [...process.execArgv, file, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
    maxBuffer: 64 * 2 ** 20,
  });
  if (status !== 0) throw new Error(`${file} ${args.join(' ')} ended with ${status}`);
  return JSON.parse(stdout.toString('utf8'));
}
