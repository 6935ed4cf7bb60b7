const MOST_TIMES = 6;

/** A read that asks again where a read model is behind, as `Retry-After` says: a machine that others keep busy may take longer than it waits. */
export async function patiently<Answer extends { readonly status: number; readonly body: unknown }>(
  read: () => Promise<Answer>,
): Promise<Answer> {
  for (let time = 1; ; time++) {
    const answer = await read();
    if (answer.status !== 503 || time === MOST_TIMES || !isBehind(answer.body)) return answer;
  }
}

const isBehind = (body: unknown): boolean =>
  typeof body === 'object' && body !== null && 'code' in body && body.code === 'read-model-behind';
