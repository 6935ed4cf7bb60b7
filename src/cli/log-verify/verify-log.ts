import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseVerifierKey, verifierOf, type NoteVerifier } from '@hieuhoc/transparency-log';
import type { Config } from '../../platform/config/config';
import { logPlace, openStored } from '../../platform/event-store/open-log';
import { SealedFile } from '../../platform/sealing';
import { unreadablePages, type Outcome } from '../../platform/sealing/verify';
import { WrongUsage } from '../exit';
import { LOG_CHECKS, type VerifyContext } from './checks';

export interface VerifyOptions {
  readonly againstStore?: true;
  readonly projections?: true;
  /** Files. */
  readonly checkpoint?: string;
  readonly key?: string;
}

/** Runs every check, beside a running server or without one. Nothing is changed. */
export async function verifyLog(config: Config, options: VerifyOptions, progress: VerifyContext['progress']): Promise<readonly Outcome[]> {
  const place = logPlace(config);
  const sealPath = join(config.HIEUHOC_DATA, 'seal.db');
  const keys = options.key === undefined ? [] : keysIn(await textOf(options.key));
  const given = options.checkpoint === undefined ? null : await textOf(options.checkpoint);
  const store = await openStored(place, { readonly: true });
  let seal: SealedFile | null = null;
  try {
    const broken = existsSync(sealPath) ? unreadablePages(sealPath) : null;
    // What cannot be read proves nothing; the log itself is looked at all the same.
    if (existsSync(sealPath) && broken === null) seal = new SealedFile(sealPath);
    const context = { config, place, store, seal, keys, given, progress, ...flagsOf(options) };
    const outcomes: Outcome[] = broken === null ? [] : [broken];
    for (const check of LOG_CHECKS) outcomes.push(...(await check(context)));
    return outcomes;
  } finally {
    seal?.close();
    await store.close();
  }
}

const flagsOf = ({ againstStore, projections }: VerifyOptions): Pick<VerifyContext, 'againstStore' | 'projections'> => ({
  againstStore: againstStore === true,
  projections: projections === true,
});

/** One a line; blank lines and what follows a # are passed over. */
function keysIn(text: string): NoteVerifier[] {
  const lines = text.split('\n').map((line) => line.replace(/(^|\s)#.*$/, '').trim());
  return lines
    .filter((line) => line !== '')
    .map((line) => {
      const key = parseVerifierKey(line);
      if (key === null)
        throw new WrongUsage(`Dòng "${line.slice(0, 40)}" của tệp khoá không phải là khoá kiểm chứng.`, 'Not a verifier key.');
      return verifierOf(key);
    });
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    throw new WrongUsage(`Không đọc được tệp ${path}.`, `Cannot read ${path}.`);
  }
}
