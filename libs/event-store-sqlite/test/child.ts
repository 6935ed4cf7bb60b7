import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';

/** A program of this folder in a process of its own; what it prints comes line by line. */
export interface Child {
  readonly process: ChildProcess;
  readonly lines: Interface;
  readonly exited: Promise<unknown>;
  /** Waits for a line that begins so, and answers it. */
  line(beginning: string): Promise<string>;
}

const hook = join(__dirname, '..', 'src', 'typescript-hook.cjs');

export function startChild(program: string, args: readonly string[], shell?: string): Child {
  const command = [process.execPath, '--require', hook, join(__dirname, program), ...args];
  const [first = '', ...rest] = shell === undefined ? command : ['/bin/sh', '-c', `${shell} && exec "$@"`, 'sh', ...command];
  const child = spawn(first, rest, { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout });
  const seen: string[] = [];
  const waiting = new Map<string, { resolve: (line: string) => void; reject: (error: Error) => void }>();
  lines.on('line', (line) => {
    seen.push(line);
    for (const [beginning, { resolve }] of waiting) if (line.startsWith(beginning)) resolve(line);
  });
  lines.on('close', () => {
    for (const [beginning, { reject }] of waiting) reject(new Error(`it ended without ${beginning}: ${seen.slice(-5).join(' | ')}`));
  });
  return {
    process: child,
    lines,
    exited: once(child, 'exit'),
    line: async (beginning) =>
      seen.find((line) => line.startsWith(beginning)) ??
      new Promise<string>((resolve, reject) => {
        waiting.set(beginning, { resolve, reject });
      }),
  };
}
