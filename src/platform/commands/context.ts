/** Who acts, for whom, under which conditions. Built once at the edge: from HTTP headers, from the command line, or by the sample's calendar. */
export interface CommandContext {
  readonly actor: string;
  readonly onBehalfOf?: string;
  readonly correlationId?: string;
  /** SHA-256 of the client's Idempotency-Key and of the command it came with. */
  readonly idempotency?: { readonly keyHash: string; readonly commandHash: string };
  readonly expectedRevision?: bigint | 'no_stream';
  readonly now: Date;
  /** Set where the days are simulated: it becomes the event's recordedAt. */
  readonly recordedAt?: string;
}
