import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { area, Permission } from '../platform/access/permission';
import { AnswersList, AnswersOne } from '../platform/http/openapi/answers';
import type { Page } from '../platform/queries/page';
import { TASK, TASK_ITEM, TASK_SUMMARY } from './task.answers';
import { TaskParams, TaskQuery, TasksQuery, TaskSummaryQuery } from './task.dto';
import type { TaskItem } from './task.item';
import { TaskReader, type TaskView } from './task.reader';
import type { TaskSummary } from './task.summary';
import { TasksReader } from './tasks.reader';

@ApiTags('tasks')
@Controller('api/tasks')
export class TasksController {
  constructor(
    private readonly lists: TasksReader,
    private readonly reader: TaskReader,
  ) {}

  /** What the plans charge whom with, in order of due days; a yearly task once a year. */
  @Get()
  @Permission('task.read', area.somewhere)
  @AnswersList(TASK_ITEM)
  list(@Query() query: TasksQuery): Promise<Page<TaskItem>> {
    return this.lists.list(query);
  }

  /** How many stand how, by plan and body (a task of several bodies counts with each), or by plan. */
  @Get('summary')
  @Permission('task.read', area.somewhere)
  @AnswersList(TASK_SUMMARY)
  summary(@Query() query: TaskSummaryQuery): Promise<Page<TaskSummary>> {
    return this.lists.summary(query);
  }

  /** One task and its story. */
  @Get(':plan/:task')
  @Permission('task.read', area.somewhere)
  @AnswersOne(TASK, { etag: true })
  async one(@Param() key: TaskParams, @Query() query: TaskQuery, @Res({ passthrough: true }) response: Response): Promise<TaskView> {
    const task = await this.reader.one(key, query);
    response.setHeader('ETag', `"${task.revision ?? -1}"`);
    return task;
  }
}
