import { readFileSync } from 'node:fs';

/** Milliseconds of CPU that the main thread of a process has had; null where the system does not say. */
export function mainThreadMs(pid: number): number | null {
  try {
    return Number(readFileSync(`/proc/${pid}/task/${pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
  } catch {
    return null;
  }
}
