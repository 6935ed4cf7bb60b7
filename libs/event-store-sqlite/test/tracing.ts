import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { readTrace, theLog, tracing, type DiskStep, type Watched } from './disk-trace';

export const hasStrace = spawnSync('strace', ['-V']).status === 0;
const hook = join(__dirname, '..', 'src', 'typescript-hook.cjs');

/** What a program of this folder asks of the disk for the log `<folder>/log.db`, which is its first argument. */
export const traced = (folder: string, program: string, args: readonly string[] = []): DiskStep[] =>
  tracedIn(folder, theLog, ['--require', hook, join(__dirname, program), join(folder, 'log.db'), ...args]);

/** What Node, given this, asks of the disk for what is watched in a folder. */
export function tracedIn(folder: string, watched: Watched, node: readonly string[], beside = folder): DiskStep[] {
  const trace = join(beside, 'trace');
  const [strace = '', ...options] = tracing(trace);
  const { status, stderr } = spawnSync(strace, [...options, process.execPath, ...node], {
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${node.join(' ')} under strace ended with ${status}: ${stderr}`);
  return readTrace(trace, folder, watched);
}
