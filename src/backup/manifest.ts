import { canonicalJson } from '@hieuhoc/event-store';
import { isAbsolute } from 'node:path';
import { sha256Of, type BackupFile } from './files';

export const FORMAT = 'hieuhoc-backup/1';

/** A database beside the log, as it was copied. */
export interface CopiedDatabase {
  readonly path: string;
  readonly takenAt: string;
}

export interface LogState {
  readonly size: number;
  /** Base64, of all events. */
  readonly root: string;
  /** Of the last event, to go on from. */
  readonly position: string | null;
  readonly recordedAt: string | null;
}

/** What a backup is: the last file written, replaced by the next run's. */
export interface Manifest {
  readonly format: typeof FORMAT;
  /** When it was begun: everything acknowledged before is in it. */
  readonly takenAt: string;
  readonly log: LogState;
  /** The newest signed size; what follows it is not signed yet. */
  readonly checkpoint: { readonly origin: string; readonly size: number; readonly root: string } | null;
  /** Verifier keys of the signer, as it gave them. */
  readonly keys: readonly string[];
  readonly databases: Readonly<Record<string, CopiedDatabase>>;
  /** Whose names were erased between the copy of the log and that of the vault. */
  readonly erasedSince: readonly string[];
  readonly files: readonly BackupFile[];
}

/** The manifest carries its own hash, so that a changed one is not believed. */
export function formatManifest(manifest: Manifest): string {
  const { files, ...rest } = manifest;
  const text = canonicalJson({ ...rest, files: files.map(({ path, size, sha256 }) => [path, size, sha256]) });
  return `{"manifest":${text},"sha256":"${sha256Of(text)}"}\n`;
}

/** Null for what is none, was changed, or names a place outside of its folder: whoever can write to a backup makes its hash anew. */
export function parseManifest(text: string): Manifest | null {
  const [, body, sha256] = /^\{"manifest":(.*),"sha256":"([0-9a-f]{64})"\}\n$/.exec(text) ?? [];
  if (body === undefined || sha256Of(body) !== sha256) return null;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by formatManifest: its hash says so
  const { files, ...rest } = JSON.parse(body) as Omit<Manifest, 'files'> & { readonly files: [string, number, string][] };
  const places = [...files.map(([path]) => path), ...Object.values(rest.databases).map(({ path }) => path), ...Object.keys(rest.databases)];
  if (rest.format !== FORMAT || !places.every(isWithin)) return null;
  return { ...rest, files: files.map(([path, size, sha256]) => ({ path, size, sha256 })) };
}

const isWithin = (path: string): boolean => !isAbsolute(path) && path !== '' && !path.split(/[/\\]/).includes('..');
