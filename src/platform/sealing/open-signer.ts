import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Config } from '../config/config';
import { HttpSigner } from './http-signer';
import type { Signer } from './signer';
import { SignerProcess } from './signer-process';

/** A signer, and what there is to end when nothing more is to be signed. */
export interface OpenedSigner {
  readonly signer: Signer;
  close(): Promise<void>;
}

/** The configured signer, else one of this server's own as its child, with its folder in the data. */
export function openSigner(config: Config, log: Logger): OpenedSigner {
  const { HIEUHOC_SIGNER_URL: url, HIEUHOC_SIGNER_TOKEN: token = '', HIEUHOC_LOG_ORIGIN: origin } = config;
  if (url !== undefined) return { signer: new HttpSigner(async () => ({ url, token })), close: async () => undefined };
  const own = new SignerProcess({
    folder: join(config.HIEUHOC_DATA, 'signer'),
    ...(origin !== undefined && { origin }),
    onLine: (line) => log.warn({ signer: line }, 'the signer says'),
  });
  own.start();
  return own;
}
