import type { Answer, System } from './system';

/** How the specs of the slices speak to a system: what must succeed, what is read after it, what is refused. */
export interface Asking {
  /** A write that has to succeed. */
  done(path: string, body: unknown): Promise<Answer>;
  /** A read that sees the last write. */
  seen(path: string): Promise<Answer>;
  /** Status and code of a refusal, which has a sentence and has recorded nothing. */
  refused(path: string, body: unknown, headers?: Readonly<Record<string, string>>): Promise<readonly [status: number, code: string]>;
}

export function askingOf(system: System): Asking {
  const seen = (path: string): Promise<Answer> => system.get(`${path}${path.includes('?') ? '&' : '?'}after=${system.position}`);
  const logSize = async (): Promise<number> => (await seen('/api/areas')).body.asOf.logSize;
  return {
    seen,
    async done(path, body) {
      const answer = await system.post(path, body);
      if (answer.status >= 300) throw new Error(`${path} answers ${answer.status}: ${JSON.stringify(answer.body)}`);
      return answer;
    },
    async refused(path, body, headers) {
      const before = await logSize();
      const { status, body: problem } = await system.post(path, body, headers);
      const after = await logSize();
      if (after !== before) throw new Error(`${path} recorded ${after - before} event(s) and answers ${status}`);
      if (typeof problem.detail !== 'string' || problem.detail === '') throw new Error(`${path} refuses without a sentence`);
      return [status, problem.code];
    },
  };
}
