import { DomainError } from '@hieuhoc/event-store';
import { BadConfiguration } from '../platform/config/config';

/** What scripts can rely on. */
export const EXIT = { ok: 0, finding: 1, usage: 2, notReachable: 3 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** The command line cannot be understood. */
export class WrongUsage extends DomainError {
  readonly code = 'wrong-usage';
  readonly kind = 'malformed';

  constructor(
    readonly messageVi: string,
    messageEn: string,
  ) {
    super(messageEn);
  }
}

export function exitCodeOf(error: unknown): ExitCode {
  if (error instanceof BadConfiguration) return EXIT.usage;
  if (!(error instanceof DomainError)) return EXIT.finding;
  switch (error.kind) {
    case 'malformed':
      return EXIT.usage;
    case 'unavailable':
      return EXIT.notReachable;
    case 'unknown':
    case 'conflict':
    case 'precondition-failed':
    case 'precondition-required':
    case 'unauthenticated':
    case 'forbidden':
    case 'too-large':
    case 'too-many':
    case 'damaged':
      return EXIT.finding;
  }
}

/** One sentence for people; what nobody foresaw keeps its trace. */
export function sentenceOf(error: unknown): string {
  if (error instanceof DomainError)
    return typeof error.facts['detail'] === 'string' ? `${error.messageVi} (${error.facts['detail']})` : error.messageVi;
  if (error instanceof BadConfiguration) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** The same for programs, on standard error, where a verb was asked for JSON. */
export function problemOf(error: unknown): { readonly code: string; readonly message: string } {
  if (error instanceof DomainError) return { ...error.facts, code: error.code, message: error.messageVi };
  return { code: error instanceof BadConfiguration ? 'bad-configuration' : 'internal', message: sentenceOf(error) };
}
