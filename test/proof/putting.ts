import { ENTRY_CHECKS } from '@hieuhoc/indicator-maths';
import { INDICATOR } from '../crash/writer';
import { commune, district, planDocument, province, ratio } from '../support/small-plan';

const PERIODS = Array.from({ length: 10 }, (_, year) => [`${2011 + year}-H1`, `${2011 + year}-H2`]).flat();
const COMMUNES = 40;
const communes = Array.from({ length: COMMUNES }, (_, i) => `thu.${100 + i}`);
const document = planDocument('tiem-loi', {
  areas: [province('tinh-thu'), district('thu', 'tinh-thu'), ...communes.map((id) => commune(id, 'thu'))],
  indicators: [ratio(INDICATOR)],
});

/** A figure that was told to be recorded: its mark, and where. */
export interface Told {
  readonly mark: string;
  readonly logSize: number;
}

interface Put {
  readonly mark: string;
  readonly path: string;
}

/** Puts one figure after the other, each with a key of its own; what got no answer, or was refused for now, is put again just as it was. */
export class Putting {
  readonly told: Told[] = [];
  /** Answers that no sound server gives. */
  readonly wrong: string[] = [];
  refused = 0;
  private pending: Put | null = null;
  private next = 0;
  private planned = false;

  /** `clients` of them share the areas among them. */
  constructor(
    private readonly client: number,
    private readonly clients: number,
  ) {}

  get settled(): boolean {
    return this.pending === null;
  }

  /** How many different figures were put so far, answered or not. */
  get put(): number {
    return this.next;
  }

  /** Until it is enough, or the server is gone. */
  async work(url: string, enough: () => boolean): Promise<void> {
    while (!enough()) {
      if (!this.planned && !(await this.plan(url))) {
        if (this.gone) return;
        continue;
      }
      this.pending ??= this.another();
      const answer = await this.send(url, 'PUT', this.pending.path, this.headers(this.pending.mark), this.figure(this.pending.mark));
      if (this.gone) return;
      if (answer !== null) this.note(this.pending, answer);
    }
  }

  private gone = false;

  private note({ mark, path }: Put, { status, headers }: Response): void {
    if (status >= 500) return void this.refused++;
    this.pending = null;
    if (status === 200 || status === 201) this.told.push({ mark, logSize: Number(headers.get('X-Log-Size')) });
    else this.wrong.push(`${path} of ${mark} is answered ${status}`);
  }

  private async plan(url: string): Promise<boolean> {
    if (this.client > 0) {
      const seen = await this.send(url, 'GET', '/api/plans/tiem-loi', { 'X-Actor': 'van-thu' });
      return (this.planned = seen?.ok === true);
    }
    const answer = await this.send(url, 'POST', '/api/plans', { 'Content-Type': 'application/json', 'X-Actor': 'van-thu' }, document);
    return (this.planned = answer !== null && (answer.status === 201 || answer.status === 409));
  }

  private another(): Put {
    const place = this.next++;
    const area = communes[(place * this.clients + this.client) % COMMUNES];
    const period = PERIODS[Math.floor((place * this.clients + this.client) / COMMUNES)];
    return { mark: `so-${this.client}-${place}`, path: `/api/figures/${INDICATOR}/${area}/${period}` };
  }

  private headers(mark: string): Record<string, string> {
    const who = { 'X-Actor': `nguoi-${this.client}`, 'X-Request-Id': mark };
    return { ...who, 'Content-Type': 'application/json', 'If-None-Match': '*', 'Idempotency-Key': `khoa-${mark}` };
  }

  private readonly figure = (mark: string): object => ({
    numerator: '1',
    denominator: '1000000',
    note: mark,
    acknowledge: [...ENTRY_CHECKS],
  });

  private async send(url: string, method: string, path: string, headers: Record<string, string>, body?: object): Promise<Response | null> {
    this.gone = false;
    try {
      const answer = await fetch(`${url}${path}`, { method, headers, ...(body && { body: JSON.stringify(body) }) });
      await answer.text();
      return answer;
    } catch {
      this.gone = true;
      return null;
    }
  }
}
