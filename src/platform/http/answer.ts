import type { Handled } from '@hieuhoc/decider';
import type { Response } from 'express';

/** What every write answers beside its body: the stream's revision as ETag, and where the log stands. */
export interface Written {
  readonly revision: bigint;
  readonly position: string;
  readonly logSize: number | null;
  readonly created: boolean;
}

/** 201 when a stream begins, else 200. */
export function answer<Body>(response: Response, written: Written | Handled<unknown, never>, body: Body): Body {
  response.status(written.created ? 201 : 200);
  response.setHeader('ETag', `"${written.revision}"`);
  wroteUpTo(response, written);
  return body;
}

/** Where the log stands after a write; of several, after the last. */
export function wroteUpTo(response: Response, { position, logSize }: Pick<Written, 'position' | 'logSize'>): void {
  response.setHeader('X-Log-Position', position);
  if (logSize !== null) response.setHeader('X-Log-Size', String(logSize));
}
