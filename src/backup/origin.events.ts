import type { Event } from '@hieuhoc/decider';

/** The log goes on under another name and key, because what was signed under the one before is lost in part or can no longer be shown. */
export type OriginEvent = Event<
  'OriginChanged',
  {
    /** The name that was signed before; null where nothing of it is known. */
    readonly from: string | null;
    /** So many events were carried over, with this root (base64). */
    readonly size: number;
    readonly root: string;
    /** Events that were signed under the old name and are lost: log sizes, the first and the last. */
    readonly lost: { readonly from: number; readonly to: number; readonly root: string } | null;
  }
>;

export const ORIGIN_SCHEMA = { OriginChanged: 1 } as const;
export const ORIGIN_STREAM = 'origin';
