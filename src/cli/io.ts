/** Where a verb speaks: data goes out, everything else (progress, refusals) to the side, so that `| jq` sees data alone. */
export interface Io {
  /** Resolves when whoever reads has room for more. */
  out(text: string): Promise<void>;
  err(text: string): void;
  readonly outIsTerminal: boolean;
  readonly errIsTerminal: boolean;
}

export type Environment = Readonly<Record<string, string | undefined>>;

export function processIo(): Io {
  // `hieuhoc … | head` closes the pipe early: that is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
  return {
    out: (text) =>
      new Promise((resolve) => {
        if (process.stdout.write(text)) resolve();
        else process.stdout.once('drain', resolve);
      }),
    err: (text) => void process.stderr.write(text),
    outIsTerminal: process.stdout.isTTY,
    errIsTerminal: process.stderr.isTTY,
  };
}
