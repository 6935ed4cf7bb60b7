import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

/** Starts a file of this folder on a thread of its own: as built, or, run from source, through a hook that turns TypeScript into JavaScript. */
export function startWorker(name: string, workerData: unknown): Worker {
  const fromSource = __filename.endsWith('.ts');
  const file = join(__dirname, `${name}.${fromSource ? 'ts' : 'js'}`);
  const execArgv = fromSource ? ['--require', join(__dirname, 'typescript-hook.cjs')] : [];
  return new Worker(file, { workerData, execArgv });
}
