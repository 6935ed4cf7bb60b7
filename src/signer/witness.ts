import { createHash } from 'node:crypto';
import {
  addCheckpoint,
  parseNote,
  signatureLine,
  signerOf,
  type KnownLog,
  type NoteSigner,
  type SigningKey,
  type TimedVerifier,
} from '@hieuhoc/transparency-log';
import type { Answer, Report } from './answer';
import type { Heads } from './heads-file';

export interface WitnessedLog extends KnownLog {
  readonly keys: readonly TimedVerifier[];
}

export interface WitnessParts {
  readonly keys: readonly SigningKey[];
  readonly logs: readonly WitnessedLog[];
  readonly heads: Heads & { noteOf(origin: string): string | null };
  readonly report: Report;
  readonly now?: () => Date;
}

/** Cosigns the checkpoints of the logs it knows, as C2SP tlog-witness says: one history each. */
export class Witness {
  private readonly logs: readonly WitnessedLog[];
  private readonly heads: WitnessParts['heads'];
  private readonly report: Report;
  private readonly signers: readonly NoteSigner[];

  constructor({ keys, logs, heads, report, now = () => new Date() }: WitnessParts) {
    this.logs = logs;
    this.heads = heads;
    this.report = report;
    this.signers = keys.map((key) => signerOf(key, now));
  }

  addCheckpoint(body: string): Answer {
    const { answer } = this.heads.change((latest) => {
      const given = addCheckpoint(body, this.logs, latest, this.signers);
      const signed = given.signed === null ? null : { ...given.signed, note: this.cosigned(body, given.signed.origin, given.body) };
      return { answer: given, signed };
    });
    const { status, body: text } = answer;
    if (status !== 200) this.report('warn', 'refused to cosign', { status, why: text.trim(), request: body.slice(0, 300) });
    return { status, body: text, ...(status === 409 && { type: 'text/x.tlog.size' }) };
  }

  /** The last cosigned checkpoint of a log, for whoever monitors it. */
  checkpoint(originHash: string): Answer {
    const log = this.logs.find(({ origin }) => createHash('sha256').update(origin).digest('hex') === originHash);
    const note = log === undefined ? null : this.heads.noteOf(log.origin);
    return note === null ? { status: 404, body: 'nothing cosigned for this log\n' } : { status: 200, body: note };
  }

  /** The note with the log's own lines that were verified, and ours; what others added was looked at by nobody. */
  private cosigned(body: string, origin: string, lines: string): string {
    const note = body.slice(body.indexOf('\n\n') + 2);
    const { text, signatures } = parseNote(note) ?? { text: '', signatures: [] };
    const keys = this.logs.find((log) => log.origin === origin)?.keys ?? [];
    const own = signatures.filter(({ name, keyId }) => keys.some((key) => key.name === name && key.keyId === keyId));
    return `${text}\n${own.map((line) => signatureLine(line, line.signature)).join('')}${lines}`;
  }
}
