import {
  formatExtension,
  openNote,
  parseNote,
  signatureLine,
  timeOf,
  type Hash,
  type NoteSignature,
  type SignedNote,
  type TimedVerifier,
} from '@hieuhoc/transparency-log';
import { ask, type Told } from './ask';
import { WitnessRefused, WitnessUnavailable } from './witness.errors';

export interface WitnessAddress {
  /** Submission prefix. */
  readonly url: string;
  readonly keys: readonly TimedVerifier[];
}

export type Cosigned = { readonly kind: 'cosigned'; readonly lines: string } | { readonly kind: 'at'; readonly size: number };

const PATIENCE_MS = 10_000;
const MOST_AHEAD_S = 300;

/** One witness, spoken to as C2SP tlog-witness says. */
export class WitnessClient {
  constructor(
    readonly address: WitnessAddress,
    private readonly patienceMs = PATIENCE_MS,
    private readonly signal?: AbortSignal,
  ) {}

  /** `note`: signed by the log. Throws WitnessUnavailable, WitnessRefused. */
  async addCheckpoint(old: number, size: number, proof: readonly Hash[], note: string): Promise<Cosigned> {
    const { url } = this.address;
    const { status, body } = await this.post(formatExtension({ old, proof, checkpoint: note }));
    const text = body.toString('utf8');
    if (status === 200) return { kind: 'cosigned', lines: this.verified(note, text) };
    if (status === 409 && text !== `${old}\n` && /^\d{1,15}\n$/.test(text)) return { kind: 'at', size: Number(text) };
    // It stands where it was asked from: of the same size it has seen another tree.
    if (status === 422 || (status === 409 && old === size)) throw new WitnessRefused(url, old, size);
    throw new WitnessUnavailable(url, `it answers ${status}: ${text.slice(0, 100).trim()}`);
  }

  private async post(body: string): Promise<Told> {
    const { signal, patienceMs } = this;
    try {
      return await ask({ url: this.address.url, method: 'POST', path: '/add-checkpoint', body, patienceMs, ...(signal && { signal }) });
    } catch (error) {
      throw new WitnessUnavailable(this.address.url, error instanceof Error ? error.message : String(error));
    }
  }

  /** The lines of its keys, tried; of keys that nobody told us of nothing is kept. */
  private verified(note: string, lines: string): string {
    const { url, keys } = this.address;
    const answered = parseNote(`${parsed(note).text}\n${lines}`);
    const own = answered?.signatures.filter((one) => keys.some((key) => isBy(key, one))) ?? [];
    if (answered === null || own.length === 0) throw new WitnessUnavailable(url, 'no line of its keys in the answer');
    const shown = own.map((one) => signatureLine(one, one.signature)).join('');
    if (openNote(`${answered.text}\n${shown}`, keys).kind !== 'signed')
      throw new WitnessUnavailable(url, 'its cosignature is not by its key');
    if (own.some(({ signature }) => (timeOf(signature) ?? Infinity) > Date.now() / 1_000 + MOST_AHEAD_S))
      throw new WitnessUnavailable(url, 'its clock is ahead');
    return shown;
  }
}

const isBy = (key: TimedVerifier, { name, keyId }: NoteSignature): boolean => key.name === name && key.keyId === keyId;

const parsed = (note: string): SignedNote => {
  const found = parseNote(note);
  if (found === null) throw new TypeError('a kept checkpoint is a note');
  return found;
};

/** The note with the lines of its own log alone: witnesses need no others. */
export function ownNote(note: string): string {
  const { text, signatures } = parsed(note);
  const origin = text.split('\n', 1)[0];
  const own = signatures.filter(({ name }) => name === origin);
  return `${text}\n${own.map((one) => signatureLine(one, one.signature)).join('')}`;
}

/** The note with these lines too, each key once, the newest line of a key. */
export function withLines(note: string, lines: string): string {
  const { text, signatures } = parsed(note);
  const added = parsed(`${text}\n${lines}`).signatures;
  const kept = signatures.filter((one) => !added.some(({ name, keyId }) => name === one.name && keyId === one.keyId));
  return `${text}\n${[...kept, ...added].map((one) => signatureLine(one, one.signature)).join('')}`;
}
