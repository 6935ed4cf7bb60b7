import {
  formatExtension,
  HASH_BYTES,
  parseCheckpoint,
  parseVerifierKey,
  type ExtensionRequest,
  type TreeHead,
  type VerifierKey,
} from '@hieuhoc/transparency-log';
import { ask, type Told } from './ask';
import { SignerElsewhere, SignerRefused, SignerUnavailable, type Signer, type SignerKeys } from './signer';

export interface SignerTarget {
  readonly url: string;
  readonly token: string;
}

const PATIENCE_MS = 5_000;

/** A signer that is asked over HTTP. `target` is asked for each time: a signer that was started anew listens elsewhere. */
export class HttpSigner implements Signer {
  constructor(
    private readonly target: () => Promise<SignerTarget>,
    private readonly patienceMs = PATIENCE_MS,
  ) {}

  async keys(): Promise<SignerKeys> {
    const told = fieldsOf(await this.ask('GET', '/'));
    const { origin, keys } = told;
    const texts: readonly unknown[] = Array.isArray(keys) ? keys : [];
    const parsed = texts.map((key) => (typeof key === 'string' ? parseVerifierKey(key) : null));
    const known = parsed.filter((key): key is VerifierKey => key?.name === origin);
    if (typeof origin !== 'string' || known.length === 0 || known.length < parsed.length) throw new SignerUnavailable('it names no keys');
    return { origin, keys: known };
  }

  async head(): Promise<TreeHead> {
    const { size, root } = fieldsOf(await this.ask('GET', '/head'));
    const hash = typeof root === 'string' ? Buffer.from(root, 'base64') : null;
    if (typeof size !== 'number' || !Number.isSafeInteger(size) || size < 0 || hash?.length !== HASH_BYTES)
      throw new SignerUnavailable('its head is none');
    return { size, root: hash };
  }

  async sign(request: ExtensionRequest): Promise<string> {
    const { status, body } = await this.ask('POST', '/sign', formatExtension(request));
    const text = body.toString('utf8');
    switch (status) {
      case 200:
        return text;
      case 409:
        if (/^\d{1,16}\n$/.test(text)) throw new SignerElsewhere(Number(text));
        throw new SignerUnavailable('it answers 409 without a size');
      case 422:
        throw new SignerRefused(request.old, parseCheckpoint(request.checkpoint)?.size ?? request.old);
      default:
        throw new SignerUnavailable(`it answers ${status}: ${text.slice(0, 100).trim()}`);
    }
  }

  private async ask(method: 'GET' | 'POST', path: string, body?: string): Promise<Told> {
    const { url, token } = await this.target();
    const headers = { Authorization: `Bearer ${token}` };
    try {
      return await ask({ url, method, path, headers, patienceMs: this.patienceMs, ...(body !== undefined && { body }) });
    } catch (error) {
      throw new SignerUnavailable(error instanceof Error ? error.message : String(error));
    }
  }
}

function fieldsOf({ status, body }: Told): Readonly<Record<string, unknown>> {
  if (status !== 200) throw new SignerUnavailable(`it answers ${status}: ${body.toString('utf8', 0, 100).trim()}`);
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    if (typeof value === 'object' && value !== null) return { ...value };
  } catch {
    // said below
  }
  throw new SignerUnavailable('it answers no JSON');
}
