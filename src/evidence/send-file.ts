import type { Response } from 'express';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Evidence } from './evidence.decider';
import { evidenceDamaged } from './evidence.errors';
import { DoesNotOpen } from './sealed-file';

/**
 * A stranger's file goes to a browser as something to save: not shown, not sniffed, not run, not kept in between. That it does not open is
 * said where nothing was sent yet; later the connection breaks, so that nobody takes a part for the whole. What the bytes come from is
 * closed whatever happens, also where the client has left before the first of them.
 */
export async function sendFile(
  response: Response,
  file: Evidence & { readonly name: string },
  bytes: AsyncGenerator<Buffer>,
): Promise<void> {
  try {
    const first = await bytes.next().catch((error: unknown) => {
      throw error instanceof DoesNotOpen ? evidenceDamaged(file.ref) : error;
    });
    response.status(200).set(headersOf(file));
    await pipeline(Readable.from(after(first, bytes)), response);
  } catch (error) {
    if (!hasLeft(error)) throw error;
  } finally {
    await bytes.return(undefined);
  }
}

const headersOf = ({ ref, type, size, name }: Evidence & { readonly name: string }): Record<string, string> => ({
  'Content-Type': type,
  'Content-Length': String(size),
  'Content-Disposition': `attachment; filename="${ref}${name.slice(name.lastIndexOf('.'))}"; filename*=UTF-8''${encodedName(name)}`,
  'Content-Security-Policy': "default-src 'none'; sandbox",
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'private, no-store',
});

async function* after(first: IteratorResult<Buffer, unknown>, rest: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  if (first.done !== true) yield first.value;
  yield* rest;
}

/** Who asked does not wait for it any more: nothing went wrong here. */
const hasLeft = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ERR_STREAM_PREMATURE_CLOSE' || error.code === 'ERR_STREAM_UNABLE_TO_PIPE');

const encodedName = (name: string): string =>
  encodeURIComponent(name).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
