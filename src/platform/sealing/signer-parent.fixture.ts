import { SignerProcess } from './signer-process';

/** A server that has started a signer and says its process id. */
const own = new SignerProcess({ folder: process.argv[2] ?? '', onLine: () => undefined });
own.start();
void own.signer.head().then(() => process.stdout.write(`${own.pid}\n`));
