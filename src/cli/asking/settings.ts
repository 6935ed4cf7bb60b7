import { readConfig, type Config } from '../../platform/config/config';
import type { Environment } from '../io';

/** What every verb takes. */
export interface CommonOptions {
  readonly json?: true;
  readonly server?: string;
  readonly local?: true;
  readonly data?: string;
}

/** An option comes before the environment, the environment before the defaults. Throws BadConfiguration. */
export function configOf({ data }: Pick<CommonOptions, 'data'>, env: Environment): Config {
  return readConfig({ ...env, ...(data !== undefined && { HIEUHOC_DATA: data }) });
}

/** Where a server of this configuration would answer this machine. */
export function addressOf({ HOST, PORT }: Pick<Config, 'HOST' | 'PORT'>): string {
  const host = HOST === '0.0.0.0' || HOST === '' ? '127.0.0.1' : HOST === '::' ? '::1' : HOST;
  return `http://${host.includes(':') ? `[${host}]` : host}:${PORT}`;
}
