import type { AppendRequest } from './append-request';

/** One commit waits for at most so many appends and characters, so that the first of a long queue does not wait for the last. */
const GROUP_APPENDS = 512;
const GROUP_CHARACTERS = 4 * 1024 * 1024;

/** Appends in the order they came. What arrives while a group is being written joins it, up to its bounds. */
export class RequestQueue {
  #requests: AppendRequest[] = [];
  #head = 0;

  /** `arrived` brings in what waits at the door; it is asked when the queue runs empty. */
  constructor(private readonly arrived: () => void = () => undefined) {}

  push(requests: readonly AppendRequest[]): void {
    if (this.isEmpty) {
      this.#requests = [...requests];
      this.#head = 0;
    } else this.#requests.push(...requests);
  }

  get isEmpty(): boolean {
    return this.#head === this.#requests.length;
  }

  /** Whether there is anything to write, now that what waited at the door is in. */
  refilled(): boolean {
    if (this.isEmpty) this.arrived();
    return !this.isEmpty;
  }

  /** The appends of one commit. */
  *group(): IterableIterator<AppendRequest> {
    let characters = 0;
    for (let count = 0; count < GROUP_APPENDS; count++) {
      const request = this.refilled() ? this.#requests[this.#head] : undefined;
      if (request === undefined) return;
      for (const event of request.events) characters += event.data.length + event.metadata.length;
      if (count > 0 && characters > GROUP_CHARACTERS) return;
      this.#head++;
      yield request;
    }
  }
}
