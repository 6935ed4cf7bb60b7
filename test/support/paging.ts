import type { System } from './system';

export interface Shown {
  readonly status: number;
  readonly headers: Headers;
  /** Where a form that was taken leads. */
  readonly to: string | null;
  readonly html: string;
}

export type Fields = readonly (readonly [name: string, value: string])[] | Readonly<Record<string, string>>;

/** Somebody of the demo with a browser that runs no script: cookies, pages, forms. */
export class Paging {
  private constructor(
    private readonly url: string,
    private readonly cookie: string,
  ) {}

  /** Left out: who only looks. */
  static async as(system: Pick<System, 'url'>, person?: string): Promise<Paging> {
    if (person === undefined) return new Paging(system.url, '');
    const body = new URLSearchParams({ person });
    const answer = await fetch(`${system.url}/dang-nhap`, { method: 'POST', body, headers: { Origin: system.url }, redirect: 'manual' });
    const cookie = answer.headers.getSetCookie()[0]?.split(';')[0];
    if (cookie === undefined) throw new Error(`${person} cannot sign in: ${answer.status}`);
    return new Paging(system.url, cookie);
  }

  get(path: string): Promise<Shown> {
    return this.ask(path, {});
  }

  /** As the page's form sends it. */
  send(path: string, fields: Fields): Promise<Shown> {
    const pairs = Array.isArray(fields) ? fields.map(([name, value]): [string, string] => [name, value]) : Object.entries(fields);
    return this.ask(path, { method: 'POST', body: new URLSearchParams(pairs) });
  }

  private async ask(path: string, options: RequestInit): Promise<Shown> {
    const headers = { Accept: 'text/html', Origin: this.url, Cookie: this.cookie };
    const answer = await fetch(this.url + path, { redirect: 'manual', headers, ...options });
    return { status: answer.status, headers: answer.headers, to: answer.headers.get('Location'), html: await answer.text() };
  }
}
