/** What is answered over HTTP. */
export interface Answer {
  readonly status: number;
  readonly body: string;
  readonly type?: string;
}

/** A line for whoever runs this process: JSON, as the server's own. */
export type Report = (level: 'info' | 'warn' | 'fatal', message: string, facts?: Readonly<Record<string, unknown>>) => void;

const LEVEL = { info: 30, warn: 40, fatal: 60 } as const;

export const reportOnStandardError: Report = (level, msg, facts = {}) =>
  void process.stderr.write(`${JSON.stringify({ level: LEVEL[level], time: Date.now(), ...facts, msg })}\n`);
