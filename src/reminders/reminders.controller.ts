import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { area, Permission } from '../platform/access/permission';
import { AnswersList } from '../platform/http/openapi/answers';
import type { Page } from '../platform/queries/page';
import type { ReminderItem } from './reminder';
import { REMINDER } from './reminder.answers';
import { RemindersQuery } from './reminder.dto';
import { RemindersReader } from './reminders.reader';

@ApiTags('reports')
@Controller('api/reminders')
export class RemindersController {
  constructor(private readonly reader: RemindersReader) {}

  /** What people are to be reminded of on a day: reports due soon, overdue, returned, waiting to be accepted. */
  @Get()
  @Permission('report.read', area.somewhere)
  @AnswersList(REMINDER)
  list(@Query() query: RemindersQuery): Promise<Page<ReminderItem>> {
    return this.reader.list(query);
  }
}
