import type { ProjectionStatus } from '@hieuhoc/projections';
import type { HttpApi } from './http-api';
import type { ListFile } from './list-file';
import type { PlanFile } from './plan-file';
import { ServerReader } from './server-reader';
import type { Issued, ListImported, Writer } from './writer';

/** Read models are no part of the log: nothing records who had one built anew. */
const OPERATOR = { 'X-Actor': 'hieuhoc-cli' };

/** Orders from a server that runs. */
export class ServerWriter implements Writer {
  constructor(private readonly api: HttpApi) {}

  async issue({ format, text }: PlanFile, actor: string): Promise<Issued> {
    const { status, body } = await this.api.post('/api/plans', { 'X-Actor': actor, 'Content-Type': `application/${format}` }, text);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what our own server sends becomes a type here
    const { plan, revision } = body as { plan: string; revision: number };
    return { plan, revision, created: status === 201 };
  }

  async importList({ format, text, head }: ListFile, actor: string, dryRun: boolean): Promise<ListImported> {
    const query = new URLSearchParams({ ...head, dryRun: String(dryRun) }).toString();
    const type = format === 'csv' ? 'text/csv' : 'application/json';
    const { body } = await this.api.post(`/api/imports?${query}`, { 'X-Actor': actor, 'Content-Type': type }, text);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what our own server sends becomes a type here
    return body as ListImported;
  }

  async rebuild(name: string): Promise<void> {
    await this.api.post(`/api/projections/${encodeURIComponent(name)}/rebuild`, OPERATOR);
  }

  async skip(name: string, eventId: string): Promise<void> {
    const headers = { ...OPERATOR, 'Content-Type': 'application/json' };
    await this.api.post(`/api/projections/${encodeURIComponent(name)}/skip`, headers, JSON.stringify({ event: eventId }));
  }

  projections(): Promise<readonly ProjectionStatus[]> {
    return new ServerReader(this.api).projections();
  }

  async close(): Promise<void> {
    // A server is nobody's here.
  }
}
