import { reportOnStandardError, type Report } from './answer';
import { serve, type Served } from './http';
import { openIdentity } from './identity';
import type { ListenAddress } from './listen-address';
import { LogSigner } from './log-signer';
import { SIGNER_BODY_LIMIT, signerRoutes } from './routes';

export interface SignerOptions {
  readonly folder: string;
  readonly at: ListenAddress;
  readonly token: string;
  /** Name of the log, for a first start. */
  readonly origin?: string;
  readonly report?: Report;
}

const DISK_FAILED = 70;

/** Throws KeyFolderRefused. A disk that fails ends the process. */
export async function serveSigner({ folder, at, token, origin, report = reportOnStandardError }: SignerOptions): Promise<Served> {
  const identity = openIdentity({ folder, role: 'signer', ...(origin !== undefined && { name: origin }) });
  try {
    const served = await serve(at, {
      routes: signerRoutes(new LogSigner({ ...identity, report })),
      token,
      bodyLimit: SIGNER_BODY_LIMIT,
      report,
      onFatal: () => process.exit(DISK_FAILED),
    });
    return { url: served.url, close: () => served.close().then(() => identity.heads.close()) };
  } catch (error) {
    identity.heads.close();
    throw error;
  }
}
