import { readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { RequestHandler } from 'express';

/** `npm run build` leaves it beside what is run, whether that is built or the sources. */
function builtFolder(): string {
  const root = resolve(__dirname, '..', '..');
  return basename(root) === 'dist' ? join(root, 'verifier') : join(root, 'dist', 'verifier');
}

const TYPES: ReadonlyMap<string, string> = new Map([
  ['kiem-chung.html', 'text/html; charset=utf-8'],
  ['kiem-chung.mjs', 'text/javascript; charset=utf-8'],
]);

/**
 * `GET /kiem-chung.html` and `/kiem-chung.mjs`, to anybody: the verifier as this system was built with it. Where nothing was built they are
 * not found. The page brings a policy stricter than the server's own, which would forbid the script inside of it.
 */
export function verifierFiles(folder = builtFolder()): RequestHandler {
  return ({ method, path }, response, next) => {
    const name = path.slice(1);
    const type = TYPES.get(name);
    const text = type === undefined || (method !== 'GET' && method !== 'HEAD') ? null : textOf(join(folder, name));
    if (type === undefined || text === null) {
      next();
      return;
    }
    const [, policy = "default-src 'none'"] = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(text) ?? [];
    response.set({ 'Content-Type': type, 'Content-Security-Policy': policy, 'Cache-Control': 'no-cache' });
    if (name.endsWith('.mjs')) response.attachment(name).set('Content-Type', type);
    response.send(text);
  };
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
