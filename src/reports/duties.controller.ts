import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { area, Permission } from '../platform/access/permission';
import { Access } from '../platform/access/access';
import type { Identity } from '../platform/access/identity';
import { Who } from '../platform/access/who';
import { AnswersList } from '../platform/http/openapi/answers';
import type { Page } from '../platform/queries/page';
import { DutiesReader, type DutyItem } from './duties.reader';
import { areasHeld } from './my-offices';
import { DUTY_ITEM } from './report.answers';
import { DutiesQuery } from './report.dto';

@ApiTags('reports')
@Controller('api/duties')
export class DutiesController {
  constructor(
    private readonly reader: DutiesReader,
    private readonly access: Access,
  ) {}

  /**
   * What one area or body owes and has sent, with what it has taken over from those that ended, in order of due days; unasked, what every
   * office owes for which I submit.
   */
  @Get()
  @Permission('report.read', area.somewhere)
  @AnswersList(DUTY_ITEM)
  async list(@Query() query: DutiesQuery, @Who() who: Identity | null): Promise<Page<DutyItem>> {
    return this.reader.list(query, query.reporter === undefined ? await areasHeld(this.access, who, 'report.submit') : undefined);
  }
}
