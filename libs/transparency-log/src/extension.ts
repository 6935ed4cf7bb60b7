import { fromBase64, toBase64 } from './base64';
import { parseCheckpoint, parseCount, type Checkpoint } from './checkpoint';
import { EMPTY_ROOT, HASH_BYTES, type Hash } from './hashes';
import { openNote, signatureLine, type NoteSigner, type NoteVerifier } from './note';
import { provesConsistency, type TreeHead } from './verify';

/** What a log asks of a witness, and of its own signer: to sign that the tree grew from `old` leaves on (C2SP tlog-witness, add-checkpoint). */
export interface ExtensionRequest {
  readonly old: number;
  readonly proof: readonly Hash[];
  /** A signed note; for the log's own signer its text alone. */
  readonly checkpoint: string;
}

const MOST_LINES = 63;

export function formatExtension({ old, proof, checkpoint }: ExtensionRequest): string {
  return `${[`old ${old}`, ...proof.map(toBase64)].join('\n')}\n\n${checkpoint}`;
}

/** Null for what is no such request. */
export function parseExtension(body: string): ExtensionRequest | null {
  const end = body.indexOf('\n\n');
  if (end < 0) return null;
  const [first = '', ...lines] = body.slice(0, end).split('\n');
  const old = first.startsWith('old ') ? parseCount(first.slice('old '.length)) : null;
  const proof = lines.map(fromBase64);
  if (old === null || lines.length > MOST_LINES || !proof.every((hash) => hash?.length === HASH_BYTES)) return null;
  return { old, proof: proof.filter((hash) => hash !== null), checkpoint: body.slice(end + 2) };
}

export type Extension =
  | { readonly kind: 'extends'; readonly head: TreeHead }
  /** The asker is wrong about what was signed last: this is its size. */
  | { readonly kind: 'conflict'; readonly size: number }
  | { readonly kind: 'malformed' }
  /** It does not go on from what was signed last: history was changed, cut or forked. */
  | { readonly kind: 'inconsistent' };

export const NOTHING_SIGNED: TreeHead = { size: 0, root: EMPTY_ROOT };

/** Whether the checkpoint goes on from the last one that was signed for its log. */
export function extensionOf(latest: TreeHead, { old, proof }: Pick<ExtensionRequest, 'old' | 'proof'>, next: Checkpoint): Extension {
  if (old > next.size) return { kind: 'malformed' };
  if (old !== latest.size) return { kind: 'conflict', size: latest.size };
  const head = { size: next.size, root: next.root };
  return provesConsistency(latest, head, proof) ? { kind: 'extends', head } : { kind: 'inconsistent' };
}

/** A log that a witness knows, and by which keys. */
export interface KnownLog {
  readonly origin: string;
  readonly keys: readonly NoteVerifier[];
}

/** As HTTP answers it; `head` is to be on disk before the answer is out, and only if the last one still is `latest`. */
export interface WitnessAnswer {
  readonly status: 200 | 400 | 403 | 404 | 409 | 422;
  readonly body: string;
  readonly signed: { readonly origin: string; readonly head: TreeHead } | null;
}

/** The rules of C2SP tlog-witness for `POST /add-checkpoint`, in their order. `latest` gives what was cosigned last for an origin. */
export function addCheckpoint(
  body: string,
  logs: readonly KnownLog[],
  latest: (origin: string) => TreeHead,
  signers: readonly NoteSigner[],
): WitnessAnswer {
  const request = parseExtension(body);
  if (request === null) return refused(400, 'malformed request');
  const origin = request.checkpoint.split('\n', 1)[0] ?? '';
  const log = logs.find((one) => one.origin === origin);
  if (log === undefined) return refused(404, 'unknown log');
  const opened = openNote(request.checkpoint, log.keys);
  if (opened.kind === 'malformed') return refused(400, 'malformed checkpoint');
  if (opened.kind !== 'signed') return refused(403, 'not signed by a key of this log');
  const checkpoint = parseCheckpoint(opened.text);
  if (checkpoint === null) return refused(400, 'malformed checkpoint');
  const extension = extensionOf(latest(origin), request, checkpoint);
  switch (extension.kind) {
    case 'malformed':
      return refused(400, 'the old size is larger than the new one');
    case 'conflict':
      return refused(409, String(extension.size));
    case 'inconsistent':
      // Another tree of the same size: no proof could have led there.
      if (request.old === checkpoint.size) return refused(409, String(checkpoint.size));
      return refused(422, 'not an extension of what was signed');
    case 'extends': {
      const lines = signers.map((signer) => signatureLine(signer, signer.sign(opened.text)));
      return { status: 200, body: lines.join(''), signed: { origin, head: extension.head } };
    }
  }
}

const refused = (status: Exclude<WitnessAnswer['status'], 200>, text: string): WitnessAnswer => ({
  status,
  body: `${text}\n`,
  signed: null,
});
