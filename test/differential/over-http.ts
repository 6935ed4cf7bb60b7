import type { HierarchyChange } from '@hieuhoc/indicator-maths';
import type { Answer, System } from '../support/system';
import type { Command } from './commands';
import { figureText } from './figure-text';
import { DECISION, documentText, indicatorText, targetText, titleText } from './plan-document';
import type { Entrance, Outcome, Standing, Told } from './recorder';

const ORDERED = { decision: DECISION, reason: 'Theo quyết định' };
const EVIDENCE = { reason: 'Chép sai', evidence: ['trang-3'] };

/** Records over HTTP, as anybody would: the days of recording are those of the test's own clock, their order is that of the histories. */
export class OverHttp implements Entrance {
  /** Of the latest write: reads wait for it. */
  position = '';
  private readonly sizes = new Set<number>();

  constructor(private readonly system: System) {}

  today(): string {
    return new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
  }

  async record(command: Command, standing: Standing): Promise<Outcome> {
    const { status, headers, body } = await this.send(command, standing);
    if (status >= 400 && status < 500) return { kind: 'refused', code: body.code };
    const size = Number(headers.get('X-Log-Size') ?? Number.NaN);
    const position = headers.get('X-Log-Position') ?? '';
    if (status >= 300 || position === '') throw new Error(`${status} for ${JSON.stringify(command)}: ${JSON.stringify(body)}`);
    if (position > this.position) this.position = position;
    if (Number.isNaN(size)) throw new Error(`no log size for ${JSON.stringify(command)}`);
    // Where nothing was to be recorded, the answer names the stream's last event.
    if (this.sizes.size === this.sizes.add(size).size) return { kind: 'nothing' };
    return { kind: 'recorded', logSize: size, recordedAt: standing.at };
  }

  /** When each event was recorded, as the feed says. */
  async dated(worlds: readonly Told[]): Promise<number> {
    const times: string[] = [];
    for (let after = ''; ;) {
      const { body } = await this.system.get(`/api/events?limit=1000${after}`);
      for (const { recordedAt } of body.items) times.push(recordedAt);
      if (body.endOfLog) break;
      after = `&after=${body.position}`;
    }
    for (const { log } of worlds)
      log.forEach((recorded, index) => void (log[index] = { ...recorded, recordedAt: times[recorded.logSize - 1] ?? '' }));
    return times.length;
  }

  private send(command: Command, { revision, named }: Standing): Promise<Answer> {
    const { system } = this;
    switch (command.kind) {
      case 'change':
        return this.change(command.change);
      case 'define-title':
        return system.post('/api/titles', titleText(command));
      case 'define-indicator':
        return system.post('/api/indicators', indicatorText(command.indicator));
      case 'revise-indicator':
        return system.post(`/api/indicators/${command.code}/revisions`, { effectiveOn: command.effectiveOn, ...command.changes });
      case 'issue':
        return system.post('/api/plans', documentText(command.plan, command.brings));
      case 'report': {
        const expecting: Record<string, string> = revision < 0 ? { 'If-None-Match': '*' } : { 'If-Match': `"${revision}"` };
        return system.put(figurePath(command.key), figureText(command, revision >= 0), expecting);
      }
      case 'verify':
        return system.post(`${figurePath(command.key)}/verification`, { revision: named });
      case 'return':
        return system.post(`${figurePath(command.key)}/return`, { revision: named, reason: 'Đề nghị kiểm tra lại' });
      case 'withdraw':
        return system.post(`${figurePath(command.key)}/withdrawal`, { reason: 'Báo nhầm đơn vị' });
      case 'register': {
        const { subject: ref, subjectKind: kind, area, from } = command;
        return system.post('/api/subjects', { ref, kind, area, ...(from !== null && { from }) });
      }
      case 'move':
        return system.post(`/api/subjects/${command.subject}/moves`, { area: command.area, on: command.on });
      case 'grant':
      case 'renew':
      case 'revoke':
        return this.recognition(command);
      case 'correct-plan':
      case 'add-target':
      case 'revise-target':
      case 'correct-target':
      case 'withdraw-target':
      case 'transfer':
      case 'close':
        return this.ofPlan(command);
    }
  }

  private recognition(command: Extract<Command, { readonly kind: 'grant' | 'renew' | 'revoke' }>): Promise<Answer> {
    const { system } = this;
    const path = `/api/recognitions/${command.title}/${command.subject}`;
    switch (command.kind) {
      case 'grant': {
        const { kind: _, validUntil, ...grant } = command;
        return system.post('/api/recognitions', { ...grant, decision: DECISION, ...(validUntil !== null && { validUntil }) });
      }
      case 'renew':
        return system.post(`${path}/renewals`, { decision: DECISION, renewedOn: command.renewedOn, validUntil: command.validUntil });
      case 'revoke':
        return system.post(`${path}/revocation`, { ...ORDERED, revokedOn: command.revokedOn });
    }
  }

  private change(change: HierarchyChange): Promise<Answer> {
    const { system } = this;
    const { on } = change;
    switch (change.type) {
      case 'AreaEstablished':
        return system.post('/api/areas', { ...change.area, from: on });
      case 'AreaRenamed':
        return system.post('/api/area-changes', { type: 'renamed', on, area: change.area, name: change.name });
      case 'AreaReclassified':
        return system.post('/api/area-changes', { type: 'reclassified', on, area: change.area, classes: change.classes ?? [] });
      case 'AreaMoved':
        return system.post('/api/area-changes', { type: 'moved', on, area: change.area, parent: change.parent });
      case 'AreasReorganised':
        return system.post('/api/area-changes', { ...change, type: 'reorganised', decision: DECISION });
      case 'AreaDissolved':
        return system.post('/api/area-changes', { type: 'dissolved', on, area: change.area });
    }
  }

  private ofPlan(command: Extract<Command, { readonly plan: string }>): Promise<Answer> {
    const { system } = this;
    const plan = `/api/plans/${command.plan}`;
    switch (command.kind) {
      case 'correct-plan':
        return system.post(`${plan}/corrections`, { fields: { title: command.title }, ...EVIDENCE });
      case 'add-target':
        return system.post(`${plan}/targets`, { ...targetText(command.target), ...ORDERED });
      case 'revise-target':
        return system.post(`${plan}/targets/${command.target}/revisions`, { ...command.revision, ...ORDERED });
      case 'correct-target':
        return system.post(`${plan}/targets/${command.target}/corrections`, { fields: command.fields, ...EVIDENCE });
      case 'withdraw-target':
        return system.post(`${plan}/targets/${command.target}/withdrawal`, { effectiveOn: command.on, ...ORDERED });
      case 'transfer':
        return system.post(`${plan}/transfer`, { on: command.on, area: command.area, ...ORDERED });
      case 'close':
        return system.post(`${plan}/closure`, { on: command.on, reason: 'Hết hạn' });
    }
  }
}

const figurePath = ({ indicator, area, period }: { readonly indicator: string; readonly area: string; readonly period: string }): string =>
  `/api/figures/${indicator}/${area}/${period}`;
