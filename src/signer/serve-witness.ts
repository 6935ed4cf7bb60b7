import { reportOnStandardError, type Report } from './answer';
import { serve, type Served } from './http';
import { openIdentity } from './identity';
import type { ListenAddress } from './listen-address';
import { WITNESS_BODY_LIMIT, witnessRoutes } from './routes';
import { Witness, type WitnessedLog } from './witness';

export interface WitnessOptions {
  readonly folder: string;
  readonly at: ListenAddress;
  readonly logs: readonly WitnessedLog[];
  /** For a first start. */
  readonly name?: string;
  readonly report?: Report;
}

const DISK_FAILED = 70;

/** Throws KeyFolderRefused. A disk that fails ends the process. */
export async function serveWitness({ folder, at, logs, name, report = reportOnStandardError }: WitnessOptions): Promise<Served> {
  const identity = openIdentity({ folder, role: 'witness', ...(name !== undefined && { name }) });
  try {
    const served = await serve(at, {
      routes: witnessRoutes(new Witness({ ...identity, logs, report })),
      token: null,
      bodyLimit: WITNESS_BODY_LIMIT,
      report,
      onFatal: () => process.exit(DISK_FAILED),
    });
    return { url: served.url, close: () => served.close().then(() => identity.heads.close()) };
  } catch (error) {
    identity.heads.close();
    throw error;
  }
}
