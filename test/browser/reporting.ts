interface Asked {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Somebody at another machine, who uses no page. */
export async function somebodyElse(url: string, person: string): Promise<(path: string, asked: Asked) => Promise<Response>> {
  const own = { 'X-Requested-With': 'test', 'Content-Type': 'application/json' };
  const session = await fetch(`${url}/api/session`, { method: 'POST', headers: own, body: JSON.stringify({ person }) });
  const cookie = session.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  return (path, { method, body, headers = {} }) =>
    fetch(url + path, {
      method,
      headers: { ...own, ...headers, Cookie: cookie },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
}

/** A figure, or another value where one stands; whatever is asked about it is answered. */
export async function report(url: string, person: string, path: string, value: object): Promise<void> {
  const ask = await somebodyElse(url, person);
  const tag = (await ask(path, { method: 'GET' })).headers.get('ETag');
  const acknowledge = ['big-change', 'denominator-changed', 'unexpected-fall', 'nested-denominator'];
  const answer = await ask(path, {
    method: 'PUT',
    body: { ...value, acknowledge },
    headers: tag === null ? { 'If-None-Match': '*' } : { 'If-Match': tag },
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
}
