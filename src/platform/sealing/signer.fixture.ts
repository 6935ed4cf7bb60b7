import { join } from 'node:path';
import { parseVerifierKey, parseCheckpoint, formatExtension, type ExtensionRequest, type VerifierKey } from '@hieuhoc/transparency-log';
import { LogSigner, openIdentity } from '../../signer';
import type { OpenedSigner } from './open-signer';
import { SignerElsewhere, SignerRefused, SignerUnavailable, type Signer } from './signer';

/** For systems under test: the signer with its folder, rules and memory, and without a process of its own. */
export function inProcessSigner(data: string): OpenedSigner {
  const identity = openIdentity({ folder: join(data, 'signer'), role: 'signer' });
  const inner = new LogSigner({ ...identity, report: () => undefined });
  const signer: Signer = {
    keys: async () => {
      const { origin, keys } = inner.identity();
      return { origin, keys: keys.map(parseVerifierKey).filter((key): key is VerifierKey => key !== null) };
    },
    head: async () => inner.head(),
    sign: async (request: ExtensionRequest) => {
      const { status, body } = inner.sign(formatExtension(request));
      if (status === 200) return body;
      if (status === 409) throw new SignerElsewhere(Number(body));
      if (status === 422) throw new SignerRefused(request.old, parseCheckpoint(request.checkpoint)?.size ?? request.old);
      throw new SignerUnavailable(body);
    },
  };
  return { signer, close: async () => identity.heads.close() };
}
