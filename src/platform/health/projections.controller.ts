import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import type { CommandContext } from '../commands/context';
import { Context } from '../http/command-context';
import { Unknown } from '../http/errors';
import { ProjectionHost, type RunnerReport } from '../projections';

export class ProjectionParams {
  @Matches(/^[a-z]+(-[a-z]+)*$/, { message: 'phải là tên bảng tổng hợp' })
  name!: string;
}

@ApiTags('projections')
@Controller('api/projections')
export class ProjectionsController {
  constructor(private readonly host: ProjectionHost) {}

  /** Lag as an age, progress of rebuilds, dead letters with the way to go on. */
  @Get()
  async list(): Promise<{ items: RunnerReport['projections']; failure: RunnerReport['failure'] }> {
    const { projections, failure } = await this.host.status();
    return { items: projections, failure };
  }

  /** Builds it anew beside the one that serves; readers change over when it has caught up. */
  @Post(':name/rebuild')
  @HttpCode(202)
  async rebuild(@Param() { name }: ProjectionParams, @Context() _: CommandContext): Promise<{ name: string }> {
    await this.refuseUnknown(name);
    await this.host.rebuild(name);
    return { name };
  }

  /** Lets a stopped one go on past exactly the event that stopped it; the dead letter stays as a record. */
  @Post(':name/skip')
  @HttpCode(200)
  async skip(@Param() { name }: ProjectionParams, @Context() _: CommandContext): Promise<{ name: string }> {
    await this.refuseUnknown(name);
    await this.host.skip(name);
    return { name };
  }

  private async refuseUnknown(name: string): Promise<void> {
    const { projections } = await this.host.status();
    if (!projections.some((projection) => projection.name === name)) throw new Unknown('projection', name);
  }
}
