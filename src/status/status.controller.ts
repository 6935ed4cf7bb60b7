import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Page } from '../platform/queries/page';
import { StatusQuery } from './status.dto';
import { StatusService, type AnsweredRow } from './status.service';

@ApiTags('status')
@Controller('api/status')
export class StatusController {
  constructor(private readonly status: StatusService) {}

  /** Value and state of every target, row by row. */
  @Get()
  rows(@Query() query: StatusQuery): Promise<Page<AnsweredRow>> {
    return this.status.rows(query);
  }
}
