import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { readTrace, tracing, type DiskStep } from './disk-trace';

export const hasStrace = spawnSync('strace', ['-V']).status === 0;
const hook = join(__dirname, '..', 'src', 'typescript-hook.cjs');

/** What a program of this folder asks of the disk for the log `<folder>/log.db`, which is its first argument. */
export function traced(folder: string, program: string, args: readonly string[] = []): DiskStep[] {
  const trace = join(folder, 'trace');
  const [strace = '', ...options] = tracing(trace);
  const child = [process.execPath, '--require', hook, join(__dirname, program), join(folder, 'log.db'), ...args];
  const { status, stderr } = spawnSync(strace, [...options, ...child], { stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} under strace ended with ${status}: ${stderr}`);
  return readTrace(trace, folder);
}
