import {
  extensionOf,
  formatVerifierKey,
  parseCheckpoint,
  parseExtension,
  signatureLine,
  signerOf,
  verifierKeyOf,
  type NoteSigner,
  type SigningKey,
  type TreeHead,
} from '@hieuhoc/transparency-log';
import type { Answer, Report } from './answer';
import type { Heads } from './heads-file';

export interface LogSignerParts {
  readonly name: string;
  readonly keys: readonly SigningKey[];
  readonly heads: Heads;
  readonly report: Report;
  readonly now?: () => Date;
  /** Whether a tree goes on from what was signed last. */
  readonly rule?: typeof extensionOf;
}

/** Signs the checkpoints of one log, each only if its tree begins with all that was signed before. */
export class LogSigner {
  private readonly origin: string;
  private readonly heads: Heads;
  private readonly report: Report;
  private readonly rule: typeof extensionOf;
  private readonly signers: readonly NoteSigner[];
  private readonly shown: readonly string[];

  constructor({ name, keys, heads, report, now = () => new Date(), rule = extensionOf }: LogSignerParts) {
    this.origin = name;
    this.heads = heads;
    this.report = report;
    this.rule = rule;
    this.signers = keys.map((key) => signerOf(key, now));
    this.shown = keys.map((key) => formatVerifierKey(verifierKeyOf(key)));
  }

  identity(): { readonly origin: string; readonly keys: readonly string[] } {
    return { origin: this.origin, keys: this.shown };
  }

  head(): TreeHead {
    return this.heads.latest(this.origin);
  }

  /** `body`: a request as of C2SP add-checkpoint, its checkpoint unsigned. */
  sign(body: string): Answer {
    const request = parseExtension(body);
    const next = request === null ? null : parseCheckpoint(request.checkpoint);
    if (request === null || next === null) return this.refused(400, 'malformed request');
    if (next.origin !== this.origin) return this.refused(400, 'the checkpoint of another log', { origin: next.origin });
    const { latest, extension } = this.heads.change((latestOf) => {
      const signedLast = latestOf(this.origin);
      const found = this.rule(signedLast, request, next);
      const signed = found.kind === 'extends' ? { origin: this.origin, head: found.head, note: request.checkpoint } : null;
      return { latest: signedLast, extension: found, signed };
    });
    const facts = { signed: latest.size, old: request.old, asked: next.size };
    switch (extension.kind) {
      case 'conflict':
        return this.refused(409, `${latest.size}`, facts);
      case 'malformed':
        // A smaller tree after a larger one: 409 where the asker did not know of it, else the log was cut.
        return request.old === latest.size
          ? this.refused(422, 'smaller than what was signed', facts)
          : this.refused(409, `${latest.size}`, facts);
      case 'inconsistent':
        return this.refused(422, 'not an extension of what was signed', facts);
      case 'extends':
        return {
          status: 200,
          body: this.signers.map((signer) => signatureLine(signer, signer.sign(request.checkpoint))).join(''),
        };
    }
  }

  private refused(status: 400 | 409 | 422, body: string, facts: Readonly<Record<string, unknown>> = {}): Answer {
    this.report('warn', 'refused to sign', { status, ...facts, why: body });
    return { status, body: `${body}\n`, ...(status === 409 && { type: 'text/x.tlog.size' }) };
  }
}
