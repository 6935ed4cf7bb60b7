import { newPerson, PASSWORD, startGuarded, type Client, type Guarded } from './signed-in';
import { SCAN } from './evidence';
import { planFile } from './plans';
import type { Answer, Send } from './system';

/** Who there is: a login, and what it may do where. */
export type Cast = Readonly<Record<string, readonly (readonly [role: string, area: string | null])[]>>;

/** `indicator/area/period` */
type FigureName = string;
/** `duty/reporter/period` of the year's plan */
type ReportName = string;

const VERIFYING: readonly string[] = ['verifier', 'administrator'];
const valueOf = (value: string | object): object => {
  if (typeof value === 'object') return value;
  const [numerator, denominator] = value.split('/');
  return denominator === undefined ? { value } : { numerator, denominator };
};

/**
 * A year of a plan as it is lived: everybody has an account and signs in, with a second factor where the role asks for one, on each day
 * that he does something; whatever happens is recorded on the day that the year has come to.
 */
export class Year {
  readonly people = new Map<string, Person>();
  /** Position of the last write. */
  position = '';
  today = '';

  private constructor(
    readonly plan: string,
    private readonly system: Guarded,
  ) {}

  static async begin(plan: string, day: string, cast: Cast): Promise<Year> {
    const year = new Year(plan, await startGuarded({}, undefined, morning(day)));
    year.today = day;
    const administrator = await year.system.administrator();
    year.people.set('quan-tri', new Person(year, 'quan-tri', administrator));
    const issuer = await newPerson(year.system, administrator, 'van-thu', [{ role: 'planner', area: null }]);
    year.people.set('van-thu', new Person(year, 'van-thu', issuer.client));
    await year.by('van-thu').done('POST', '/api/plans', planFile(plan), { 'Content-Type': 'application/yaml' });
    for (const [login, held] of Object.entries(cast)) {
      const roles = held.map(([role, area]) => ({ role, area }));
      const { client } = await newPerson(year.system, administrator, login, roles);
      if (held.some(([role]) => VERIFYING.includes(role))) await client.enrol(PASSWORD);
      year.people.set(login, new Person(year, login, client));
    }
    return year;
  }

  /** A morning in Viet Nam. */
  on(day: string): void {
    this.today = day;
    this.system.at(morning(day));
  }

  by(login: string): Person {
    const person = this.people.get(login);
    if (person === undefined) throw new Error(`nobody is called ${login}`);
    return person;
  }

  report(name: ReportName): string {
    return `/api/reports/${this.plan}/${name}`;
  }

  end(): Promise<void> {
    return this.system.stop();
  }
}

/** Somebody who signs in in the morning and acts. */
export class Person {
  private signedInOn: string;

  constructor(
    private readonly year: Year,
    readonly login: string,
    private readonly client: Client,
  ) {
    this.signedInOn = year.today;
  }

  async reports(figure: FigureName, value: string | object, more: object = {}): Promise<void> {
    await this.done('PUT', `/api/figures/${figure}`, { ...valueOf(value), ...more }, { 'If-None-Match': '*' });
  }

  async corrects(figure: FigureName, value: string | object, reason: string): Promise<void> {
    const { revision } = await this.sees(`/api/figures/${figure}`);
    await this.done('PUT', `/api/figures/${figure}`, { ...valueOf(value), reason }, { 'If-Match': `"${revision}"` });
  }

  async submits(report: ReportName, said: object = {}): Promise<void> {
    await this.done('POST', `${this.year.report(report)}/submission`, said);
  }

  async sendsBack(report: ReportName, reason: string, figures: readonly object[] = []): Promise<void> {
    await this.done('POST', `${this.year.report(report)}/return`, { reason, ...(figures.length > 0 && { figures }) });
  }

  async accepts(report: ReportName, except: readonly object[] = []): Promise<void> {
    await this.done('POST', `${this.year.report(report)}/acceptance`, except.length > 0 ? { except } : {});
  }

  async extends(report: ReportName, until: string, reason: string): Promise<void> {
    await this.done('POST', `${this.year.report(report)}/extension`, { until, reason });
  }

  /** A paper, to be cited. */
  async adds(ref: string): Promise<void> {
    const headers = { 'Content-Type': 'application/pdf', 'X-File-Name': `${ref}.pdf` };
    await this.done('POST', `/api/evidence?ref=${ref}`, SCAN.toString(), headers);
  }

  /** A write that has to succeed. */
  async done(method: string, path: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    const answer = await this.send(path, { method, body, headers });
    if (answer.status >= 300) throw new Error(`${this.login}: ${method} ${path} answers ${answer.status}: ${JSON.stringify(answer.body)}`);
    this.year.position = answer.headers.get('X-Log-Position') ?? this.year.position;
    return answer;
  }

  /** A read that sees everybody's last write. */
  async sees(path: string): Promise<Answer['body']> {
    const { status, body } = await this.send(`${path}${path.includes('?') ? '&' : '?'}after=${this.year.position}`);
    if (status !== 200) throw new Error(`${this.login}: ${path} answers ${status}: ${JSON.stringify(body)}`);
    return body;
  }

  /** Status and code of what may not be. */
  async refused(method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<readonly unknown[]> {
    const answer = await this.send(path, { method, ...(body !== undefined && { body }), ...(headers !== undefined && { headers }) });
    return [answer.status, answer.body.code];
  }

  private async send(path: string, options: Send = {}): Promise<Answer> {
    if (this.signedInOn !== this.year.today) {
      const { status, body } = await this.client.signIn(this.login, PASSWORD, this.client.secret === '' ? undefined : this.client.code());
      if (status !== 200) throw new Error(`${this.login} cannot sign in: ${JSON.stringify(body)}`);
      this.signedInOn = this.year.today;
    }
    return this.client.send(path, options);
  }
}

const morning = (day: string): string => `${day}T02:00:00.000Z`;
