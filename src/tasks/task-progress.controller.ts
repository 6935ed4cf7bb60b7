import { Body, Controller, Param, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import type { Identity } from '../platform/access/identity';
import { area, Permission } from '../platform/access/permission';
import { Who } from '../platform/access/who';
import type { CommandContext } from '../platform/commands/context';
import { answer } from '../platform/http/answer';
import { Context } from '../platform/http/command-context';
import { AnswersWritten } from '../platform/http/openapi/answers';
import { sent } from '../platform/http/sent';
import { TASK_WRITTEN } from './task.answers';
import { standingOf } from './task.decider';
import { TaskCompletionDto, TaskParams, TaskProgressDto, TaskReopeningDto } from './task.dto';
import type { TaskKey } from './task.events';
import { TasksService, type TaskWritten } from './tasks.service';

interface Told extends TaskKey {
  readonly year: number | null;
  readonly revision: number;
  readonly completed: boolean;
  readonly percent: number | null;
}

@ApiTags('tasks')
@Controller('api/plans/:plan/tasks/:task')
export class TaskProgressController {
  constructor(private readonly tasks: TasksService) {}

  /** How far it is, in words and if need be in percent. 100 percent is not yet completed. */
  @Post('progress')
  @Permission('task.progress', area.somewhere)
  @AnswersWritten(TASK_WRITTEN)
  async progress(
    @Param() key: TaskParams,
    @Body() body: TaskProgressDto,
    @Context() context: CommandContext,
    @Who() who: Identity | null,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Told> {
    return told(response, key, body.year, await this.tasks.progress({ ...key }, sent(body), who, context));
  }

  @Post('completion')
  @Permission('task.progress', area.somewhere)
  @AnswersWritten(TASK_WRITTEN)
  async complete(
    @Param() key: TaskParams,
    @Body() body: TaskCompletionDto,
    @Context() context: CommandContext,
    @Who() who: Identity | null,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Told> {
    return told(response, key, body.year, await this.tasks.complete({ ...key }, sent(body), who, context));
  }

  /** It was not completed after all. */
  @Post('reopening')
  @Permission('task.reopen', area.found('plan', 'param'))
  @AnswersWritten(TASK_WRITTEN)
  async reopen(
    @Param() key: TaskParams,
    @Body() body: TaskReopeningDto,
    @Context() context: CommandContext,
    @Who() who: Identity | null,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Told> {
    return told(response, key, body.year, await this.tasks.reopen({ ...key }, sent(body), who, context));
  }
}

function told(response: Response, { plan, task }: TaskKey, named: number | null | undefined, written: TaskWritten): Told {
  const year = named ?? null;
  const { progress, completed } = standingOf(written.state, year);
  const revision = Number(written.revision);
  return answer(response, written, { plan, task, year, revision, completed: completed !== null, percent: progress?.percent ?? null });
}
