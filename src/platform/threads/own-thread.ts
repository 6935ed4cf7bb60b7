import { join } from 'node:path';
import { Worker, type ResourceLimits } from 'node:worker_threads';

const HOOK = join(__dirname, '..', '..', '..', 'libs', 'event-store-sqlite', 'src', 'typescript-hook.cjs');

/**
 * A module of this folder on a thread of its own: as built, or, run from source, through the hook that turns TypeScript into JavaScript on
 * other threads too. `name` has no extension; `workerData` is plain data.
 */
export function ownThread(folder: string, name: string, workerData: unknown, resourceLimits: ResourceLimits): Worker {
  const fromSource = __filename.endsWith('.ts');
  const execArgv = fromSource ? ['--require', HOOK] : [];
  return new Worker(join(folder, `${name}.${fromSource ? 'ts' : 'js'}`), { workerData, resourceLimits, execArgv });
}
