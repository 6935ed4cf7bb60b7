import pino, { type Logger } from 'pino';

/** JSON lines on standard error, so that what a command prints for other programs stays alone on standard output. */
export function makeLogger(level: string): Logger {
  return pino(
    { level, base: null, redact: ['req.headers.authorization', 'req.headers.cookie'] },
    pino.destination({ dest: 2, sync: false }),
  );
}
