import { ENTRY_CHECKS } from '@hieuhoc/indicator-maths';
import type { Dice } from '../oracle/dice';

/** One request; its `mark` becomes the correlation of the event it is recorded as. */
export interface Write {
  readonly mark: string;
  readonly method: 'PUT' | 'POST';
  readonly path: string;
  readonly body: object;
  readonly headers: Readonly<Record<string, string>>;
  readonly stream: string;
  /** What it must have in its stream; null where others write to the stream too. */
  readonly revision: number | null;
  readonly type: string;
}

export interface Acknowledged {
  readonly write: Write;
  readonly revision: number;
  readonly position: string;
  readonly logSize: number;
}

export const [INDICATOR, TITLE] = ['ty-le-thu', 'gia-dinh-thu'];
const PERIODS = [2015, 2016, 2017, 2018, 2019].flatMap((year) => [`${year}-H1`, `${year}-H2`]);
const decision = (number: string) => ({ number, issuedOn: '2015-11-01', issuer: 'UBND xã' });

/** One connection's worth of work: figures of its own communes, subjects and grants, and now and then the hierarchy, which all share. */
export class Writer {
  readonly acknowledged: Acknowledged[] = [];
  /** Sent before without an answer, and refused now because it had been recorded. */
  readonly recordedUnanswered: Write[] = [];
  private readonly heads = new Map<string, number>();
  private pending: Write | null = null;
  private registered: string | null = null;
  private sent = 0;

  constructor(
    private readonly name: string,
    private readonly areas: readonly string[],
    private readonly dice: Dice,
  ) {}

  /** Writes until the server is gone or `enough`; what got no answer is sent again first, just as it was. */
  async work(url: string, enough: () => boolean): Promise<void> {
    while (!enough()) {
      const again = this.pending !== null;
      const write = (this.pending ??= this.next());
      const answer = await this.send(url, write);
      if (answer === null) return;
      this.pending = null;
      this.note(write, answer, again);
    }
  }

  get settled(): boolean {
    return this.pending === null;
  }

  /** Null when the connection broke before the whole answer was there. */
  private async send(url: string, { method, path, body, headers, mark, type }: Write): Promise<Response | null> {
    let response: Response;
    let text: string;
    try {
      const actor = type === 'FigureVerified' ? `tham-dinh-${this.name}` : this.name;
      const sent = { 'Content-Type': 'application/json', 'X-Actor': actor, 'X-Request-Id': mark, ...headers };
      response = await fetch(`${url}${path}`, { method, headers: sent, body: JSON.stringify(body) });
      text = await response.text();
    } catch {
      return null;
    }
    if (!response.ok && response.status !== 412) throw new Error(`${path} answers ${response.status}: ${text}`);
    return response;
  }

  private note(write: Write, { status, headers }: Response, again: boolean): void {
    if (status === 412) {
      if (!again || 'Idempotency-Key' in write.headers) throw new Error(`${write.path} was refused, and nobody else writes there`);
      this.recordedUnanswered.push(write);
      return;
    }
    const revision = Number(headers.get('ETag')?.replaceAll('"', ''));
    const [position, logSize] = [headers.get('X-Log-Position') ?? '', Number(headers.get('X-Log-Size'))];
    this.acknowledged.push({ write, revision, position, logSize });
  }

  private next(): Write {
    const mark = `${this.name}-${++this.sent}`;
    const draw = this.dice.below(100);
    if (draw < 3) return this.rename(mark);
    if (draw < 20) return this.registered === null ? this.register(mark) : this.grant(mark, this.registered);
    return this.figure(mark);
  }

  private rename(mark: string): Write {
    const body = { type: 'renamed', on: '2016-01-01', area: this.dice.one(this.areas), name: `Xã ${mark}` };
    return keyed({ mark, method: 'POST', path: '/api/area-changes', body, stream: 'hierarchy', revision: null, type: 'AreaRenamed' });
  }

  private register(mark: string): Write {
    this.registered = mark;
    const body = { ref: mark, kind: 'household', area: this.areas[0] };
    return keyed({ mark, method: 'POST', path: '/api/subjects', body, stream: `subject-${mark}`, revision: 0, type: 'SubjectRegistered' });
  }

  private grant(mark: string, subject: string): Write {
    this.registered = null;
    const body = { title: TITLE, subject, area: this.areas[0], decision: decision(mark), recognisedOn: '2015-11-20' };
    const stream = `recognition-${TITLE}:${subject}`;
    return keyed({ mark, method: 'POST', path: '/api/recognitions', body, stream, revision: 0, type: 'RecognitionGranted' });
  }

  /** Reported, corrected, verified, corrected, verified …; every second write without a key, on the strength of its condition alone. */
  private figure(mark: string): Write {
    const [area, period] = [this.dice.one(this.areas), this.dice.one(PERIODS)];
    const stream = `figure-${INDICATOR}:${area}:${period}`;
    const path = `/api/figures/${INDICATOR}/${area}/${period}`;
    const revision = (this.heads.get(stream) ?? -1) + 1;
    this.heads.set(stream, revision);
    if (revision > 0 && revision % 2 === 0)
      return keyed({
        mark,
        method: 'POST',
        path: `${path}/verification`,
        body: { revision: revision - 1 },
        stream,
        revision,
        type: 'FigureVerified',
      });
    const condition: Write['headers'] = revision === 0 ? { 'If-None-Match': '*' } : { 'If-Match': `"${revision - 1}"` };
    const said = { numerator: String(this.sent), denominator: '1000000', note: mark, acknowledge: [...ENTRY_CHECKS] };
    const body = { ...said, ...(revision > 0 && { reason: 'đếm lại' }) };
    const type = revision === 0 ? 'FigureReported' : 'FigureCorrected';
    const write: Write = { mark, method: 'PUT', path, body, headers: condition, stream, revision, type };
    return this.dice.chance(50) ? keyed(write) : write;
  }
}

function keyed(write: Omit<Write, 'headers'> & { readonly headers?: Write['headers'] }): Write {
  return { ...write, headers: { ...write.headers, 'Idempotency-Key': `khoa-${write.mark}` } };
}
