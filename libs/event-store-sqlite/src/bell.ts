/** A client that waits for its answer sends the next append about so long after it: going to sleep and being woken costs as much. */
const AWAKE_MS = 0.08;

/** Wakes a thread that has nothing else to do: half the latency of waking its event loop. */
export class Bell {
  readonly #rung: Int32Array;

  constructor(readonly memory: SharedArrayBuffer = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)) {
    this.#rung = new Int32Array(memory);
  }

  ring(): void {
    Atomics.add(this.#rung, 0, 1);
    Atomics.notify(this.#rung, 0);
  }

  /** To be taken before looking for work: a ring between the looking and the waiting then ends the waiting at once. */
  get count(): number {
    return Atomics.load(this.#rung, 0);
  }

  /** Blocks the thread until the bell has rung since `count` was taken; stays awake for a moment first. */
  waitSince(count: number): void {
    for (const asleepAt = performance.now() + AWAKE_MS; performance.now() < asleepAt;) if (this.count !== count) return;
    Atomics.wait(this.#rung, 0, count);
  }
}
