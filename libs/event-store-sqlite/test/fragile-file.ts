import { closeSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import type { DiskStep } from './disk-trace';

const SECTOR = 512;
/** Of a write so large (a reservation of zeros) whole stretches are there or not. */
const LARGE = 65_536;

export type Unsure = Extract<DiskStep, { kind: 'write' | 'truncate' }>;

/** A file that promises only what was synced, kept as a real file with exactly that in it. */
export class FragileFile {
  readonly #handle: number;
  #durable = Buffer.alloc(0);
  #size = 0;
  /** What the disk may or may not have, whole or in part. */
  #pending: Unsure[] = [];

  constructor(readonly path: string) {
    this.#handle = openSync(path, 'w+');
  }

  add(step: Unsure): void {
    this.#pending.push(step);
  }

  sync(): void {
    for (const step of this.#pending) this.#keep(step);
    this.#pending = [];
  }

  /** Lets the real file be what a loss of power leaves; the answer puts it back. Of what was not synced any sector may be there or not. */
  lose(luck: () => boolean): () => void {
    const touched: [from: number, to: number][] = [];
    let size = this.#size;
    for (const step of this.#pending) {
      if (step.kind === 'truncate') {
        if (!luck()) continue;
        touched.push([step.size, Math.max(size, step.size)]);
        size = step.size;
        ftruncateSync(this.#handle, size);
        continue;
      }
      size = Math.max(size, step.offset + step.bytes.length);
      ftruncateSync(this.#handle, size);
      eachStretch(step.bytes, (at, bytes) => {
        if (luck()) writeSync(this.#handle, bytes, 0, bytes.length, step.offset + at);
      });
      touched.push([step.offset, step.offset + step.bytes.length]);
    }
    return () => this.#putBack(touched);
  }

  close(): void {
    closeSync(this.#handle);
  }

  #keep(step: Unsure): void {
    if (step.kind === 'truncate') {
      this.#resize(step.size);
      ftruncateSync(this.#handle, step.size);
      return;
    }
    const end = step.offset + step.bytes.length;
    if (end > this.#size) this.#resize(end);
    step.bytes.copy(this.#durable, step.offset);
    writeSync(this.#handle, step.bytes, 0, step.bytes.length, step.offset);
  }

  #putBack(touched: readonly (readonly [number, number])[]): void {
    if (touched.length === 0) return;
    ftruncateSync(this.#handle, this.#size);
    for (const [from, to] of touched) {
      const bytes = this.#durable.subarray(from, Math.min(to, this.#size));
      if (bytes.length > 0) writeSync(this.#handle, bytes, 0, bytes.length, from);
    }
  }

  #resize(size: number): void {
    if (size > this.#durable.length) {
      const grown = Buffer.alloc(Math.max(size, this.#durable.length * 2));
      this.#durable.copy(grown, 0, 0, this.#size);
      this.#durable = grown;
    } else if (size < this.#size) this.#durable.fill(0, size, this.#size);
    this.#size = size;
  }
}

function eachStretch(bytes: Buffer, write: (at: number, bytes: Buffer) => void): void {
  const length = bytes.length > LARGE ? LARGE : SECTOR;
  for (let at = 0; at < bytes.length; at += length) write(at, bytes.subarray(at, at + length));
}
