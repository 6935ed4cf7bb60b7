/** Longer than two machines' clocks are apart when both are kept by NTP. */
const MARGIN_MS = 1_000;

/** The latest recording time seen in the log: what comes after must not be stamped earlier. */
export class LogClock {
  #latest = '';
  #byServer = true;

  constructor(private readonly now: () => number = Date.now) {}

  /** Empty before anything was seen. */
  get latest(): string {
    return this.#latest;
  }

  get latestIsByServer(): boolean {
    return this.#byServer;
  }

  /** `byServer`: stamped by the server's clock, not carried. */
  saw(recordedAt: string, byServer: boolean): void {
    if (recordedAt <= this.#latest) return;
    this.#latest = recordedAt;
    this.#byServer = byServer;
  }

  /**
   * Whether the server's clock could stamp an event before this time. Its own last stamp is trusted unless our clock says it was set
   * back; a carried time unless it is well in the past.
   */
  isAhead(time: string, byServer: boolean): boolean {
    const limit = this.now() + (byServer ? MARGIN_MS : -MARGIN_MS);
    return time !== '' && Date.parse(time) > limit;
  }
}
