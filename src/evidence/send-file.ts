import type { Response } from 'express';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Evidence } from './evidence.decider';
import { evidenceDamaged } from './evidence.errors';
import { DoesNotOpen } from './sealed-file';

/**
 * A stranger's file goes to a browser as something to save: not shown, not sniffed, not run, not kept in between. That it does not open is
 * said where nothing was sent yet; later the connection breaks, so that nobody takes a part for the whole.
 */
export async function sendFile(
  response: Response,
  file: Evidence & { readonly name: string },
  bytes: AsyncGenerator<Buffer>,
): Promise<void> {
  const { ref, type, size, name } = file;
  const first = await bytes.next().catch((error: unknown) => {
    throw error instanceof DoesNotOpen ? evidenceDamaged(ref) : error;
  });
  response.status(200).set({
    'Content-Type': type,
    'Content-Length': String(size),
    'Content-Disposition': `attachment; filename="${ref}${name.slice(name.lastIndexOf('.'))}"; filename*=UTF-8''${encodedName(name)}`,
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'private, no-store',
  });
  const all = async function* (): AsyncGenerator<Buffer> {
    if (first.done !== true) yield first.value;
    yield* bytes;
  };
  await pipeline(Readable.from(all()), response);
}

const encodedName = (name: string): string =>
  encodeURIComponent(name).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
