/** Sends one file as evidence. */
export interface Sending {
  readonly name?: string;
  readonly type?: string;
  readonly bytes?: Buffer;
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export const SCAN = Buffer.from('%PDF-1.7\n%%EOF\n');

export const sendEvidence = (
  url: string,
  actor: string,
  { name = 'Biên bản.pdf', type = 'application/pdf', bytes = SCAN, query = '', headers = {} }: Sending = {},
): Promise<Response> =>
  fetch(`${url}/api/evidence${query}`, {
    method: 'POST',
    headers: { 'Content-Type': type, 'X-File-Name': encodeURIComponent(name), 'X-Actor': actor, ...headers },
    body: new Uint8Array(bytes),
  });

/** A paper under each of these refs, added by somebody of the demo: what a test cites. */
export async function papers(system: { readonly url: string }, actor: string, ...refs: readonly string[]): Promise<void> {
  for (const ref of refs) {
    const { status } = await sendEvidence(system.url, actor, { query: `?ref=${ref}` });
    if (status !== 201) throw new Error(`the paper ${ref} is answered ${status}`);
  }
}
