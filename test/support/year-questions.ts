import type { Year } from './year';

/* oxlint-disable typescript/no-explicit-any -- a test reads whatever was answered */

/** What somebody in the lead asks in the course of a year, on the day that it has come to. */
export class Questions {
  constructor(
    private readonly year: Year,
    private readonly login: string,
  ) {}

  /** The row of a target, of the plan's own area if no other is asked for. */
  async row(target: string, query: Readonly<Record<string, string>> = {}): Promise<any> {
    return (await this.items('/api/status', { target, depth: '0', ...query }))[0];
  }

  reports(query: Readonly<Record<string, string>> = {}): Promise<any[]> {
    return this.items('/api/reports', { limit: '200', ...query });
  }

  /** Who they are, in the order of the list. */
  async reporters(query: Readonly<Record<string, string>>): Promise<string[]> {
    return (await this.reports(query)).map(({ reporter }) => reporter);
  }

  /** Of the plan's own area: expected, received, in time, and both rates; null where nothing was expected. */
  async rates(query: Readonly<Record<string, string>> = {}): Promise<readonly unknown[] | null> {
    const [own] = await this.items('/api/reports/rates', query);
    return own === undefined ? null : [own.expected, own.received, own.inTime, own.completeness, own.timeliness];
  }

  async tasks(query: Readonly<Record<string, string>> = {}): Promise<string[]> {
    const found = await this.items('/api/tasks', { limit: '1000', ...query });
    return found.map(({ task, year }) => (year === null ? task : `${task} ${year}`));
  }

  report(name: string): Promise<any> {
    return this.year.by(this.login).sees(`${this.year.report(name)}?on=${this.year.today}`);
  }

  private async items(path: string, query: Readonly<Record<string, string>>): Promise<any[]> {
    const search = new URLSearchParams({ plan: this.year.plan, on: this.year.today, ...query });
    return (await this.year.by(this.login).sees(`${path}?${search.toString()}`)).items;
  }
}

/** `day type reason` of each event of a stream, the earliest first. */
export async function storyOf(year: Year, login: string, query: string): Promise<string[]> {
  const { items } = await year.by(login).sees(`/api/history?limit=100&${query}`);
  return items.toReversed().map(({ recordedAt, type, reason }: any) => `${recordedAt.slice(0, 10)} ${type}${reason ? `: ${reason}` : ''}`);
}

/** Verifies every figure that waits under an area, of a period; which they were. */
export async function verifyWaiting(year: Year, login: string, area: string, period: string): Promise<string[]> {
  const { items } = await year.by(login).sees(`/api/figures?area=${area}&period=${period}&review=waiting&limit=200`);
  const figures = items.map(({ indicator, area: of, revision }: any) => ({ indicator, area: of, period, revision }));
  const { body } = await year.by(login).done('POST', '/api/figures/verification', { figures });
  return body.items.map((one: any) => one.area);
}
