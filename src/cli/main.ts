import { processIo } from './io';
import { run } from './run';

// `serve` goes on after the verb is done; everything else ends by itself when nothing is open any more.
void run(process.argv.slice(2), processIo(), process.env).then((code) => {
  process.exitCode = code;
});
