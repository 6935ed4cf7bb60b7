import type { Response } from 'express';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Bytes that are made before whoever reads them has taken the ones before. */
const HIGH_WATER = 262_144;

/** Sends a file while it is made, no faster than it is read; who goes away before the end ends the making, and so does a server that stops. */
export async function streamFile(
  response: Response,
  { type, name }: { readonly type: string; readonly name: string },
  pieces: AsyncIterable<Uint8Array | string>,
  stopping: AbortSignal,
): Promise<void> {
  response.status(200).set({
    'Content-Type': type,
    'Content-Disposition': `attachment; filename="${name}"`,
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'private, no-store',
  });
  await pipeline(Readable.from(pieces, { objectMode: false, highWaterMark: HIGH_WATER }), response, {
    signal: stopping,
  }).catch((error: unknown) => {
    if (!hasGone(error) && !stopping.aborted) throw error;
  });
}

/** Who asked went away before the end: nobody's fault, nothing to tell. */
const hasGone = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE';
