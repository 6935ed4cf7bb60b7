import type { ReadModels } from '@hieuhoc/projections';
import { figureStream } from '../figures';
import { streamsBetween } from '../history';
import { figuresDecidedBetween } from '../reports';

/** Streams of which something was said after one log size up to another: by their own events, and by decisions on reports that name figures. */
export async function touchedBetween(read: ReadModels, after: number, upTo: number): Promise<readonly string[]> {
  const streams = await streamsBetween(read, after, upTo);
  if (!streams.some((stream) => stream.startsWith('report-'))) return streams;
  return [...streams, ...(await figuresDecidedBetween(read, after, upTo)).map(figureStream)];
}
