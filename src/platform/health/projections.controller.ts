import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { area, Permission } from '../access/permission';
import type { CommandContext } from '../commands/context';
import { Context } from '../http/command-context';
import { Unknown } from '../http/errors';
import { AnswersList, AnswersOrdered } from '../http/openapi/answers';
import { ProjectionHost, type RunnerReport } from '../projections';
import { AsOfReader } from '../queries/as-of';
import type { Page } from '../queries/page';
import { FAILURE, PROJECTION, PROJECTION_NAMED } from './health.answers';
import { ProjectionParams, ProjectionsQuery, SkipDto } from './projections.dto';

interface ProjectionsPage extends Page<RunnerReport['projections'][number]> {
  readonly failure: RunnerReport['failure'];
}

@ApiTags('projections')
@Controller('api/projections')
export class ProjectionsController {
  constructor(
    private readonly host: ProjectionHost,
    private readonly moments: AsOfReader,
  ) {}

  /** Lag as an age, progress of rebuilds, dead letters with the way to go on. */
  @Get()
  @Permission('system.read', area.everywhere)
  @AnswersList(PROJECTION, { failure: FAILURE })
  async list(@Query() _: ProjectionsQuery): Promise<ProjectionsPage> {
    const asOf = await this.moments.resolve(undefined);
    const { projections, failure } = await this.host.status();
    return { asOf, items: projections, next: null, failure };
  }

  /** Builds it anew beside the one that serves; readers change over when it has caught up. */
  @Post(':name/rebuild')
  @Permission('projection.rebuild', area.everywhere)
  @HttpCode(202)
  @AnswersOrdered(PROJECTION_NAMED, 202)
  async rebuild(@Param() { name }: ProjectionParams, @Context() _: CommandContext): Promise<{ name: string }> {
    await this.refuseUnknown(name);
    await this.host.rebuild(name);
    return { name };
  }

  /** Lets a stopped one go on past exactly the event that stopped it; the dead letter stays as a record. */
  @Post(':name/skip')
  @Permission('projection.rebuild', area.everywhere)
  @HttpCode(200)
  @AnswersOrdered(PROJECTION_NAMED, 200)
  async skip(@Param() { name }: ProjectionParams, @Body() { event }: SkipDto, @Context() _: CommandContext): Promise<{ name: string }> {
    await this.refuseUnknown(name);
    await this.host.skip(name, event);
    return { name };
  }

  private async refuseUnknown(name: string): Promise<void> {
    const { projections } = await this.host.status();
    if (!projections.some((projection) => projection.name === name)) throw new Unknown('projection', name);
  }
}
