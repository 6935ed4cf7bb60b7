import type { EventStore } from '@hieuhoc/event-store';
import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Open } from '../access/permission';
import type { Response } from 'express';
import { ProjectionHost } from '../projections';
import { Sealing } from '../sealing';
import type { Clock } from '../time/clock';
import { CLOCK, EVENT_STORE } from '../tokens';
import { AnswersHealth } from '../http/openapi/answers';
import { LIVE, READY } from './health.answers';
import { sealCheck } from './seal-check';

/** Read models older than this are not what a caller expects of a ready system. */
const MOST_LAG_MS = 30_000;
/** Clocks of machines that are kept right differ by less. */
const MOST_BEHIND_MS = 60_000;

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
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly sealing: Sealing,
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
    const { recordedAt, ...log } = await this.log();
    const seal = await this.sealing.state();
    const checks = { log, projections: await this.projections(), clock: this.clockSince(recordedAt), seal: sealCheck(seal) };
    // A wrong clock is told, and turns nobody away: the log's own time does not go back.
    // So does a signer that is away; a log that is not the one that was signed is no log to work with.
    const ok = checks.log.ok && checks.projections.ok && seal.alarm === null;
    response.status(ok ? 200 : 503);
    return { status: ok ? 'ok' : 'not-ready', checks };
  }

  private async log(): Promise<Check & { readonly recordedAt: string | null }> {
    try {
      const { position, recordedAt } = await this.store.head();
      return { ok: true, detail: position ?? 'trống', recordedAt };
    } catch (error) {
      return { ok: false, detail: error instanceof Error ? error.message : String(error), recordedAt: null };
    }
  }

  private clockSince(recordedAt: string | null): Check {
    const behind = recordedAt === null ? 0 : Date.parse(recordedAt) - this.clock().getTime();
    if (behind <= MOST_BEHIND_MS) return { ok: true, detail: 'không chậm hơn sự kiện cuối' };
    return {
      ok: false,
      detail: `đồng hồ máy chậm ${Math.round(behind / 1_000)} giây so với sự kiện cuối: hãy chỉnh giờ; đến lúc đó sự kiện mới mang giờ của sự kiện cuối`,
    };
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
    if (behind.length > 0)
      return { ok: false, detail: `chậm: ${behind.map(({ name, lagMs }) => `${name} ${Math.round(lagMs / 1_000)} giây`).join(', ')}` };
    return { ok: true, detail: `${serving.size} bảng tổng hợp` };
  }
}
