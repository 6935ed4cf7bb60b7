import type { DiskStep } from './disk-trace';

const SECTOR = 512;

type Unsure = Extract<DiskStep, { kind: 'write' | 'truncate' }>;

interface FileState {
  /** What the disk has for certain. */
  readonly durable: Content;
  /** What it may or may not have, whole or in part. */
  pending: Unsure[];
}

/** A disk that promises only what was synced. Names of files are taken as durable at once. */
export class FragileDisk {
  readonly #files = new Map<string, FileState>();

  /** `syncing` false makes a disk whose syncs do nothing: the harness must then see losses. */
  constructor(private readonly syncing = true) {}

  apply(step: DiskStep): void {
    if (step.kind === 'said') return;
    const file = this.#files.get(step.file) ?? { durable: new Content(), pending: [] };
    this.#files.set(step.file, file);
    switch (step.kind) {
      case 'write':
      case 'truncate':
        file.pending.push(step);
        return;
      case 'sync':
        if (!this.syncing) return;
        for (const pending of file.pending) file.durable.apply(pending, () => true);
        file.pending = [];
        return;
      case 'unlink':
        this.#files.delete(step.file);
        return;
      case 'rename':
        this.#files.delete(step.file);
        this.#files.set(step.to, file);
    }
  }

  /** The files as power comes back: of what was not synced any sector may be there or not, `luck` decides. */
  afterPowerLoss(luck: () => boolean): Map<string, Buffer> {
    const left = new Map<string, Buffer>();
    for (const [name, { durable, pending }] of this.#files) {
      const content = durable.copy();
      for (const step of pending) content.apply(step, luck);
      left.set(name, content.bytes);
    }
    return left;
  }
}

/** The bytes of a file, in a buffer that grows ahead of them. */
class Content {
  #buffer = Buffer.alloc(0);
  #size = 0;

  get bytes(): Buffer {
    return this.#buffer.subarray(0, this.#size);
  }

  copy(): Content {
    const copy = new Content();
    copy.#buffer = Buffer.from(this.bytes);
    copy.#size = this.#size;
    return copy;
  }

  apply(step: Unsure, luck: () => boolean): void {
    if (step.kind === 'truncate') {
      if (luck()) this.#resize(step.size);
      return;
    }
    this.#resize(Math.max(this.#size, step.offset + step.bytes.length));
    for (let at = 0; at < step.bytes.length; at += SECTOR) {
      if (luck()) step.bytes.copy(this.#buffer, step.offset + at, at, at + SECTOR);
    }
  }

  #resize(size: number): void {
    if (size < this.#size) this.#buffer.fill(0, size, this.#size);
    if (size > this.#buffer.length) {
      const grown = Buffer.alloc(Math.max(size, this.#buffer.length * 2));
      this.bytes.copy(grown);
      this.#buffer = grown;
    }
    this.#size = size;
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
