import type { EventStore } from '@hieuhoc/event-store';
import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Open } from '../access/permission';
import type { Response } from 'express';
import { ProjectionHost } from '../projections';
import { EVENT_STORE } from '../tokens';
import { AnswersHealth } from '../http/openapi/answers';
import { LIVE, READY } from './health.answers';

/** Read models older than this are not what a caller expects of a ready system. */
const MOST_LAG_MS = 30_000;

interface Check {
  readonly ok: boolean;
  readonly detail: string;
}

@ApiTags('health')
@Controller('health')
@Open('for the machines that watch over this one; says nothing of the data')
export class HealthController {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly host: ProjectionHost,
  ) {}

  /** The process answers. */
  @Get('live')
  @AnswersHealth(LIVE, 200)
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** The log can be reached and every read model serves, not too far behind. */
  @Get('ready')
  @AnswersHealth(READY, 200, 503)
  async ready(@Res({ passthrough: true }) response: Response): Promise<{ status: 'ok' | 'not-ready'; checks: Record<string, Check> }> {
    const checks = { log: await this.log(), projections: await this.projections() };
    const ok = checks.log.ok && checks.projections.ok;
    response.status(ok ? 200 : 503);
    return { status: ok ? 'ok' : 'not-ready', checks };
  }

  private async log(): Promise<Check> {
    try {
      const { position } = await this.store.head();
      return { ok: true, detail: position ?? 'trống' };
    } catch (error) {
      return { ok: false, detail: error instanceof Error ? error.message : String(error) };
    }
  }

  private async projections(): Promise<Check> {
    const { projections, failure } = await this.host.status();
    if (failure !== null) return { ok: false, detail: failure.domain?.messageVi ?? failure.message };
    const serving = new Set(projections.filter((one) => one.serving).map(({ name }) => name));
    const building = new Set(projections.map(({ name }) => name).filter((name) => !serving.has(name)));
    if (building.size > 0) return { ok: false, detail: `đang dựng: ${[...building].join(', ')}` };
    const stopped = projections.filter(({ deadLetter, serving }) => serving && deadLetter !== null);
    if (stopped.length > 0) return { ok: false, detail: `dừng: ${stopped.map(({ name }) => name).join(', ')}` };
    const behind = projections.filter(({ serving, lagMs }) => serving && lagMs > MOST_LAG_MS);
    if (behind.length > 0) return { ok: false, detail: `chậm: ${behind.map(({ name, lagMs }) => `${name} ${lagMs} ms`).join(', ')}` };
    return { ok: true, detail: `${serving.size} bảng tổng hợp` };
  }
}
