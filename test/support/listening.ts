/** A client of a stream that does not end by itself: text as it comes. */
export class Listening {
  private readonly gone = new AbortController();
  private readonly waiting = new Set<() => void>();
  text = '';
  ended = false;

  private constructor(readonly headers: Headers) {}

  static async to(url: string, headers: Readonly<Record<string, string>>): Promise<Listening> {
    const gone = new AbortController();
    const response = await fetch(url, { headers, signal: gone.signal });
    if (response.status !== 200 || response.body === null) throw new Error(`${url} answers ${response.status}: ${await response.text()}`);
    const listening = new Listening(response.headers);
    listening.gone.signal.addEventListener('abort', () => gone.abort());
    void listening.take(response.body);
    return listening;
  }

  /** Resolves when `look` finds something in what has come; rejects when the stream ends without. */
  async until<Found>(look: (text: string) => Found | undefined | false): Promise<Found> {
    for (;;) {
      const found = look(this.text);
      if (found !== undefined && found !== false) return found;
      if (this.ended) throw new Error(`the stream ended: ${this.text.slice(-500)}`);
      await new Promise<void>((resolve) => this.waiting.add(resolve));
    }
  }

  leave(): void {
    this.gone.abort();
  }

  private async take(body: ReadableStream<Uint8Array>): Promise<void> {
    const decoder = new TextDecoder();
    try {
      for await (const chunk of body) {
        this.text += decoder.decode(chunk, { stream: true });
        this.wake();
      }
    } catch {
      // it left, or the server did
    }
    this.ended = true;
    this.wake();
  }

  private wake(): void {
    for (const resolve of this.waiting) resolve();
    this.waiting.clear();
  }
}

export interface SentEvent {
  readonly id?: string;
  readonly event?: string;
  readonly data?: string;
}

/** Whole server-sent events, comments left out. */
export const sentEvents = (text: string): SentEvent[] =>
  text
    .split('\n\n')
    .slice(0, -1)
    .map((block) => block.split('\n').filter((line) => !line.startsWith(':')))
    .filter((lines) => lines.length > 0)
    .map((lines) => Object.fromEntries(lines.map((line) => line.split(/: (.*)/, 2))));
