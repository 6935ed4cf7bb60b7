import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { RequestHandler } from 'express';
import { ADDRESS, builtAssets, MANIFEST } from './manifest';

const TYPES: ReadonlyMap<string, string> = new Map([
  ['.css', 'text/css; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.woff2', 'font/woff2'],
]);
const FOR_EVER = 'public, max-age=31536000, immutable';
const PACKINGS = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const;

/** `GET /tai-san/…`, to anybody: what pages load. A name carries the hash of what is in the file, so that it is never asked for twice. */
export function serveAssets(folder = builtAssets()): RequestHandler {
  const files = filesIn(folder);
  return (request, response, next) => {
    const name = request.path.startsWith(ADDRESS) ? request.path.slice(ADDRESS.length) : '';
    const type = TYPES.get(extname(name));
    const plain = files.get(name);
    if (type === undefined || plain === undefined || (request.method !== 'GET' && request.method !== 'HEAD')) {
      next();
      return;
    }
    const packed = PACKINGS.find(([packing, ending]) => files.has(name + ending) && request.acceptsEncodings(packing) === packing);
    response.set({ 'Content-Type': type, 'Cache-Control': FOR_EVER, Vary: 'Accept-Encoding' });
    if (packed !== undefined) response.set('Content-Encoding', packed[0]);
    response.send(packed === undefined ? plain : files.get(name + packed[1]));
  };
}

function filesIn(folder: string): ReadonlyMap<string, Buffer> {
  try {
    const names = readdirSync(folder).filter((name) => name !== MANIFEST);
    return new Map(names.map((name) => [name, readFileSync(join(folder, name))]));
  } catch {
    return new Map();
  }
}
