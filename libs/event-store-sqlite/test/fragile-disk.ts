import { linkSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { DiskStep } from './disk-trace';
import { FragileFile } from './fragile-file';

/** What a name stands for. */
type Named = FragileFile | 'folder';
type Names = ReadonlyMap<string, Named>;

/** A change of names, on disk as soon as one of the folders that it is about is synced. */
interface Naming {
  readonly folders: readonly string[];
  readonly apply: (names: Map<string, Named>) => void;
}

export interface Luck {
  readonly sector: () => boolean;
  readonly name: () => boolean;
}

const folderOf = (path: string): string => (dirname(path) === '.' ? '' : dirname(path));

/**
 * A disk that promises only what was synced: of a file its content when the file was, of a folder its names when the folder was. Names
 * not synced are there up to some change of them (a file system keeps their order), sectors in any mixture.
 */
export class FragileDisk {
  readonly #files: FragileFile[] = [];
  /** As the process that writes sees them. */
  readonly #names = new Map<string, Named>();
  readonly #durableNames = new Map<string, Named>();
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
    for (let folder = folderOf(name); folder !== ''; folder = folderOf(folder))
      for (const names of [this.#names, this.#durableNames]) names.set(folder, 'folder');
    this.apply({ kind: 'write', file: name, offset: 0, bytes });
    this.#file(name).sync();
    this.#syncNames(folderOf(name));
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
        if (this.syncing) this.#syncNames(step.folder);
        return;
      case 'make-folder':
        this.#name([step.folder], (names) => void names.set(step.folder, 'folder'));
        return;
      case 'unlink':
        this.#name([step.file], (names) => void names.delete(step.file));
        return;
      case 'rename': {
        const file = this.#file(step.file);
        this.#name([step.file, step.to], (names) => {
          names.delete(step.file);
          names.set(step.to, file);
        });
      }
    }
  }

  /**
   * What `look` makes of the folder as it is when power comes back; what is changed in place (not in a copy) stays changed. Luck says of each
   * sector, and of each name in turn, whether it has reached the disk.
   */
  afterPowerLoss<Seen>(luck: Luck, look: (folder: string) => Seen): Seen {
    const back = this.#lose(luck);
    try {
      return look(join(this.folder, 'left'));
    } finally {
      for (const one of back) one();
    }
  }

  /** The same for who looks longer. */
  async lookedAtAfterPowerLoss<Seen>(luck: Luck, look: (folder: string) => Promise<Seen>): Promise<Seen> {
    const back = this.#lose(luck);
    try {
      return await look(join(this.folder, 'left'));
    } finally {
      for (const one of back) one();
    }
  }

  close(): void {
    for (const file of this.#files) file.close();
  }

  #lose(luck: Luck): (() => void)[] {
    const names = new Map(this.#durableNames);
    for (const naming of this.#namings) {
      if (!luck.name()) break;
      naming.apply(names);
    }
    const found = new Map([...names].filter(([name]) => reached(names, name)));
    this.#link(found);
    return [...new Set(found.values())].flatMap((named) => (named === 'folder' ? [] : [named.lose(luck.sector)]));
  }

  #file(name: string): FragileFile {
    const known = this.#names.get(name);
    if (known === 'folder') throw new Error(`${name} is a folder`);
    if (known !== undefined) return known;
    const file = new FragileFile(join(this.folder, 'files', String(this.#files.length)));
    this.#files.push(file);
    this.#name([name], (names) => void names.set(name, file));
    return file;
  }

  #name(paths: readonly string[], apply: Naming['apply']): void {
    apply(this.#names);
    this.#namings.push({ folders: paths.map(folderOf), apply });
  }

  #syncNames(folder: string): void {
    for (const naming of this.#namings) if (naming.folders.includes(folder)) naming.apply(this.#durableNames);
    this.#namings = this.#namings.filter(({ folders }) => !folders.includes(folder));
  }

  #link(names: Names): void {
    const same = names.size === this.#linked.size && [...names].every(([name, file]) => this.#linked.get(name) === file);
    if (same) return;
    const left = join(this.folder, 'left');
    for (const name of readdirSync(left)) rmSync(join(left, name), { recursive: true });
    for (const [name, named] of [...names].toSorted(([one], [other]) => (one < other ? -1 : 1)))
      if (named === 'folder') mkdirSync(join(left, name));
      else linkSync(named.path, join(left, name));
    this.#linked = names;
  }
}

/** Whether all folders above it are there. */
function reached(names: Names, name: string): boolean {
  const above = folderOf(name);
  return above === '' || (names.get(above) === 'folder' && reached(names, above));
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
