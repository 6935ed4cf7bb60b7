import { readSync, writeSync } from 'node:fs';
import { SealWriter } from './seal-writer';

/** A process that seals the heads of a file's streams in small steps, says each, and goes on when it is told to. */
function main(path: string): void {
  const writer = new SealWriter(path);
  for (const heads of writer.sealHeads(1)) {
    writeSync(1, heads === null ? 'step\n' : 'sealed\n');
    readSync(0, Buffer.alloc(1));
  }
  writer.close();
}

main(process.argv[2] ?? '');
