import { linkSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DiskStep } from './disk-trace';
import { FragileFile } from './fragile-file';

type Names = ReadonlyMap<string, FragileFile>;
type Naming = (names: Map<string, FragileFile>) => void;

/**
 * A disk that promises only what was synced: of a file its content when the file was, of a folder its names when the folder was. Names
 * not synced are there up to some change of them (a file system keeps their order), sectors in any mixture.
 */
export class FragileDisk {
  readonly #files: FragileFile[] = [];
  /** As the process that writes sees them. */
  #names: Names = new Map();
  #durableNames: Names = new Map();
  #namings: Naming[] = [];
  #linked: Names = new Map();

  /** `syncing` false makes a disk whose syncs do nothing: whoever looks for losses must then find some. */
  constructor(
    private readonly folder: string,
    private readonly syncing = true,
  ) {
    for (const name of ['files', 'left']) mkdirSync(join(folder, name), { recursive: true });
  }

  /** A file that was there, and on disk, before. */
  put(name: string, bytes: Buffer): void {
    this.apply({ kind: 'write', file: name, offset: 0, bytes });
    this.#file(name).sync();
    this.#durableNames = this.#names;
    this.#namings = [];
  }

  apply(step: DiskStep): void {
    switch (step.kind) {
      case 'said':
        return;
      case 'write':
      case 'truncate':
        this.#file(step.file).add(step);
        return;
      case 'sync':
        if (this.syncing) this.#file(step.file).sync();
        return;
      case 'sync-folder':
        if (!this.syncing) return;
        this.#durableNames = this.#names;
        this.#namings = [];
        return;
      case 'unlink':
        this.#name((names) => void names.delete(step.file));
        return;
      case 'rename': {
        const file = this.#file(step.file);
        this.#name((names) => {
          names.delete(step.file);
          names.set(step.to, file);
        });
      }
    }
  }

  /** What `look` makes of the folder as it is when power comes back; what is changed in place (not in a copy) stays changed. */
  afterPowerLoss<Seen>(luck: () => boolean, look: (folder: string) => Seen): Seen {
    const names = new Map(this.#durableNames);
    for (const naming of this.#namings) {
      if (!luck()) break;
      naming(names);
    }
    this.#link(names);
    const back = [...new Set(names.values())].map((file) => file.lose(luck));
    try {
      return look(join(this.folder, 'left'));
    } finally {
      for (const one of back) one();
    }
  }

  close(): void {
    for (const file of this.#files) file.close();
  }

  #file(name: string): FragileFile {
    const known = this.#names.get(name);
    if (known !== undefined) return known;
    const file = new FragileFile(join(this.folder, 'files', String(this.#files.length)));
    this.#files.push(file);
    this.#name((names) => void names.set(name, file));
    return file;
  }

  #name(naming: Naming): void {
    const names = new Map(this.#names);
    naming(names);
    this.#names = names;
    this.#namings.push(naming);
  }

  #link(names: Names): void {
    const same = names.size === this.#linked.size && [...names].every(([name, file]) => this.#linked.get(name) === file);
    if (same) return;
    const left = join(this.folder, 'left');
    for (const name of readdirSync(left)) rmSync(join(left, name));
    for (const [name, file] of names) linkSync(file.path, join(left, name));
    this.#linked = names;
  }
}

/** Deterministic chance (mulberry32): a run that fails can be run again. */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
