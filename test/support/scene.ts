import {
  ENTRY_CHECKS,
  evaluatePlan,
  type AreaPart,
  type Basis,
  type Breakdown,
  type Plan,
  type StatusRow,
  type TargetRevision,
} from '@hieuhoc/indicator-maths';
import { deepStrictEqual } from 'node:assert/strict';
import { area as areaSpec, World } from '../../libs/indicator-maths/src/testing';
import { bodyOf, groundOf, idIn, VIET_NAM, type Ground, type Setting } from './scene-setting';
import type { Answer, System } from './system';

const decision = { number: '1/QĐ-UBND', issuedOn: '2013-01-02', issuer: 'UBND huyện' };
const LAST = '9'.repeat(12);

export interface Asked {
  readonly on: string;
  /** What `now()` gave; left out: all that was told. */
  readonly asOf?: string;
  readonly basis?: Basis;
  readonly period?: string;
  readonly area?: string;
  readonly depth?: number;
}

export interface Given {
  readonly indicator?: string;
  readonly dataTo?: string;
  readonly breakdown?: Breakdown;
}

/**
 * A worked example told twice: to a system over HTTP, under ids of its own, and to the rules' small world in memory. Every answer of the
 * system is compared with what the rules make of that world, field by field, before a spec looks at it. QN is the province, DT the district.
 */
export class Scene {
  private readonly world = new World();
  private readonly revisions: { readonly recorded: string; readonly revision: TargetRevision }[] = [];
  private readonly heads = new Map<string, number>();
  private readonly ground: Ground;
  private known = '';

  private constructor(
    private readonly system: System,
    private readonly name: string,
    private readonly setting: Setting,
  ) {
    this.ground = groundOf(name, setting);
  }

  static async of(system: System, name: string, setting: Setting = {}): Promise<Scene> {
    const scene = new Scene(system, name, setting);
    const { document, areas, indicators } = scene.ground;
    await scene.done(system.post('/api/plans', document));
    scene.world.establish(VIET_NAM.area, VIET_NAM.from);
    for (const { from, ...spec } of areas) scene.world.establish(spec, from);
    for (const one of indicators) scene.world.indicator(one);
    return scene;
  }

  /** `AS` → the area's id in the system. */
  id(short: string): string {
    return idIn(this.name, short);
  }

  private get indicator(): string {
    return this.ground.target.indicator;
  }

  /** What is known now, to be asked about later. */
  now(): string {
    return this.known;
  }

  async figure(short: string, period: string, value: string, { indicator = this.indicator, dataTo, breakdown }: Given = {}): Promise<void> {
    const key = `${indicator}/${this.id(short)}/${period}`;
    const head = this.heads.get(key);
    const condition: Record<string, string> = head === undefined ? { 'If-None-Match': '*' } : { 'If-Match': `"${head}"` };
    const body = {
      ...bodyOf(value),
      ...(dataTo !== undefined && { dataTo }),
      ...(breakdown !== undefined && { breakdown }),
      ...(head !== undefined && { reason: 'báo lại' }),
      acknowledge: [...ENTRY_CHECKS],
    };
    const answer = await this.done(this.system.put(`/api/figures/${key}`, body, condition));
    this.heads.set(key, answer.body.revision);
    const given = {
      indicator,
      recorded: this.known,
      ...(dataTo !== undefined && { dataTo }),
      ...(breakdown !== undefined && { breakdown }),
    };
    this.world.figure(this.id(short), period, value, given);
  }

  async all(period: string, values: Readonly<Record<string, string>>, given: Given = {}): Promise<void> {
    for (const [short, value] of Object.entries(values)) await this.figure(short, period, value, given);
  }

  /** A total with full coverage: what the first two communes add is nothing. */
  async total(period: string, value: string, given: Given = {}): Promise<void> {
    await this.all(period, { AS: '0/0', BK: '0/0', MK: value }, given);
  }

  async verify(short: string, period: string, revision: number): Promise<void> {
    await this.review('verified', 'verification', short, period, { revision });
  }

  async giveBack(short: string, period: string, revision: number): Promise<void> {
    await this.review('returned', 'return', short, period, { revision, reason: 'chưa khớp sổ' });
  }

  async withdraw(short: string, period: string): Promise<void> {
    const key = `${this.indicator}/${this.id(short)}/${period}`;
    const answer = await this.done(this.system.post(`/api/figures/${key}/withdrawal`, { reason: 'báo nhầm' }));
    this.heads.set(key, answer.body.revision);
    this.world.withdrawFigure(this.id(short), period, { recorded: this.known });
  }

  async revise(revision: TargetRevision): Promise<void> {
    const body = { ...revision, decision, reason: 'điều chỉnh' };
    await this.done(this.system.post(`/api/plans/${this.name}/targets/${this.ground.target.id}/revisions`, body));
    this.revisions.push({ recorded: this.known, revision });
  }

  async move(short: string, on: string, parent: string): Promise<void> {
    await this.change({ type: 'moved', on, area: this.id(short), parent: this.id(parent), decision });
    this.world.change({ type: 'AreaMoved', on, area: this.id(short), parent: this.id(parent) }, { recorded: this.known });
  }

  /** `to`: new communes with their parents; `parts`: from, to, share. */
  async reorganise(
    on: string,
    from: readonly string[],
    to: Readonly<Record<string, string>>,
    parts: readonly (readonly [from: string, to: string, share?: string])[],
    children: Readonly<Record<string, string>> = {},
  ): Promise<void> {
    const areas = Object.entries(to).map(([short, parent]) => areaSpec(this.id(short), 'commune', this.id(parent)));
    const ended = from.map((short) => this.id(short));
    const listed = parts.map(([one, other, share]): AreaPart => ({
      from: this.id(one),
      to: this.id(other),
      ...(share !== undefined && { share }),
    }));
    const moved = Object.entries(children).map(([short, parent]) => ({ area: this.id(short), parent: this.id(parent) }));
    await this.change({ type: 'reorganised', on, from: ended, to: areas, parts: listed, children: moved, decision });
    this.world.change({ type: 'AreasReorganised', on, from: ended, to: areas, parts: listed, children: moved }, { recorded: this.known });
  }

  /** Units registered in an area; none of them is recognised yet. */
  async subjects(short: string, ...refs: readonly string[]): Promise<void> {
    for (const ref of refs) {
      const area = this.id(short);
      await this.done(this.system.post('/api/subjects', { ref: `${this.name}-${ref}`, kind: 'unit', area }));
      this.world.subject({ ref: `${this.name}-${ref}`, kind: 'unit', homes: [{ from: null, area }] });
    }
  }

  /** The world takes a recognition as it came to stand: tell each subject's whole story in one go. */
  async recognise(
    short: string,
    ref: string,
    { granted, until, renewed, revoked }: { granted: string; until: string; renewed?: { on: string; until: string }; revoked?: string },
  ): Promise<void> {
    const [title, subject] = [this.setting.title?.code ?? '', `${this.name}-${ref}`];
    const place = `/api/recognitions/${title}/${subject}`;
    const grant = { title, subject, area: this.id(short), decision, recognisedOn: granted, validUntil: until };
    await this.done(this.system.post('/api/recognitions', grant));
    if (renewed) await this.done(this.system.post(`${place}/renewals`, { decision, renewedOn: renewed.on, validUntil: renewed.until }));
    if (revoked !== undefined)
      await this.done(this.system.post(`${place}/revocation`, { decision, revokedOn: revoked, reason: 'không còn đạt' }));
    this.world.grant({ title, subject, recognisedOn: granted, validUntil: renewed?.until ?? until, revokedOn: revoked ?? null });
  }

  /** The rows that the system gives, which are those of the rules. */
  async rows({ on, asOf, basis, period, area, depth }: Asked): Promise<readonly StatusRow[]> {
    const query = new URLSearchParams({ plan: this.name, on, after: this.system.position ?? '' });
    const asked = {
      basis,
      period,
      area: area === undefined ? undefined : this.id(area),
      depth: depth?.toString(),
      asOf: asOf && String(Number(asOf)),
    };
    for (const [name, value] of Object.entries(asked)) if (value !== undefined) query.set(name, value);
    const { body } = await this.done(this.system.get(`/api/status?${query.toString()}`));
    const question = {
      on,
      basis: basis ?? 'reported',
      ...(period !== undefined && { period }),
      ...(area !== undefined && { area: this.id(area) }),
      ...(depth !== undefined && { depth }),
    };
    const rows = evaluatePlan(this.world.facts(asOf ?? LAST), this.planAt(asOf ?? LAST), question);
    // Reports are no part of these stories.
    const found = body.items.map(
      ({ asOf: _, overdueReports: _o, reason: _r, ...row }: StatusRow & Record<'asOf' | 'overdueReports' | 'reason', unknown>) => row,
    );
    deepStrictEqual(found, JSON.parse(JSON.stringify(rows)));
    return rows;
  }

  /** The row of one area, by default the first: that of the plan's area. */
  async row(asked: Asked, short?: string): Promise<StatusRow> {
    const rows = await this.rows(asked);
    const row = short === undefined ? rows[0] : rows.find(({ area }) => area === this.id(short));
    if (row === undefined) throw new Error(`no row of ${short ?? 'the plan'} among ${rows.map(({ area }) => area).join(', ')}`);
    return row;
  }

  private planAt(asOf: string): Plan {
    const revisions = this.revisions.filter(({ recorded }) => recorded <= asOf).map(({ revision }) => revision);
    return { ...this.ground.plan, targets: [{ issued: this.ground.target, revisions, withdrawnOn: null }] };
  }

  private async review(
    mark: 'verified' | 'returned',
    verb: string,
    short: string,
    period: string,
    body: { readonly revision: number; readonly reason?: string },
  ): Promise<void> {
    const key = `${this.indicator}/${this.id(short)}/${period}`;
    const answer = await this.done(this.system.post(`/api/figures/${key}/${verb}`, body));
    this.heads.set(key, answer.body.revision);
    this.world.mark(mark, this.id(short), period, body.revision, { recorded: this.known });
  }

  private async change(body: object): Promise<void> {
    await this.done(this.system.post('/api/area-changes', body));
  }

  private async done(answering: Promise<Answer>): Promise<Answer> {
    const answer = await answering;
    if (answer.status >= 300) throw new Error(`answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    const size = answer.headers.get('X-Log-Size');
    if (size !== null) this.known = size.padStart(LAST.length, '0');
    return answer;
  }
}
