import { createInterface } from 'node:readline';
import { reportOnStandardError as report } from './answer';
import { serveSigner } from './serve-signer';

/**
 * The signer as the child of a server: `main <folder> [origin]`. The token comes as the first line of standard input, so that no list of
 * processes shows it; the address goes to standard output. It lives as long as its input stays open: a server that is killed leaves none behind.
 */
function main([folder = '', origin]: readonly string[]): void {
  // A Ctrl-C in a terminal reaches both; the server has yet to seal what it was given.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);
  const lines = createInterface({ input: process.stdin });
  lines.once('close', () => process.exit(0));
  lines.once('line', (token) => {
    serveSigner({ folder, at: { kind: 'port', host: '127.0.0.1', port: 0 }, token, ...(origin !== undefined && { origin }) }).then(
      ({ url }) => void process.stdout.write(`${url}\n`),
      (error: unknown) => {
        report('fatal', error instanceof Error ? error.message : String(error));
        process.exit(1);
      },
    );
  });
}

main(process.argv.slice(2));
