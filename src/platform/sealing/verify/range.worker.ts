import { parentPort, workerData } from 'node:worker_threads';
import { RangeCheck, type Mismatch, type Shared } from './range-check';

export interface RangeWork {
  readonly shared: Shared;
  readonly from: number;
  readonly to: number;
}

export type ToldByRange =
  | { readonly kind: 'done'; readonly events: number }
  | { readonly kind: 'end'; readonly mismatch: Mismatch | null }
  | { readonly kind: 'failed'; readonly message: string };

const tell = (told: ToldByRange): void => parentPort?.postMessage(told);

function main({ shared, from, to }: RangeWork): void {
  const check = new RangeCheck(shared);
  try {
    tell({ kind: 'end', mismatch: check.check(from, to, (events) => tell({ kind: 'done', events })) });
  } finally {
    check.close();
  }
}

try {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the check of the log is what starts this file
  main(workerData as RangeWork);
} catch (error) {
  tell({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
}
