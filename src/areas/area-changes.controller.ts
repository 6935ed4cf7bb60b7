import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access } from '../platform/access/access';
import type { Identity } from '../platform/access/identity';
import { area, Permission } from '../platform/access/permission';
import { Who } from '../platform/access/who';
import { AnswersList, AnswersOrdered } from '../platform/http/openapi/answers';
import type { Page } from '../platform/queries/page';
import { AREA_CHANGE, CHECKED_AREAS } from './areas.answers';
import { AreaChangesReader, type AreaChangeView } from './area-changes.reader';
import { AreaChangeDto, AreaChangesQuery, AreaDto } from './areas.dto';
import { permissionsOf } from './areas.permission';
import { areaChangeOf, areaInputOf } from './areas.requests';
import { AreasService } from './areas.service';
import { touchedBy } from './hierarchy.decider';

interface Checked {
  /** What would be touched; empty where nothing would change. */
  readonly areas: readonly string[];
}

/** What was changed in the hierarchy, and what a change would be answered. */
@ApiTags('areas')
@Controller('api')
export class AreaChangesController {
  constructor(
    private readonly areas: AreasService,
    private readonly changes: AreaChangesReader,
    private readonly access: Access,
  ) {}

  /** The last day first; `area` finds those that touch it. */
  @Get('area-changes')
  @Permission('area.read', area.somewhere)
  @AnswersList(AREA_CHANGE)
  list(@Query() query: AreaChangesQuery): Promise<Page<AreaChangeView>> {
    return this.changes.list(query);
  }

  /** What recording it would be answered; nothing is recorded. */
  @Post('area-changes/checks')
  @Permission('area.change', area.somewhere)
  @HttpCode(200)
  @AnswersOrdered(CHECKED_AREAS, 200)
  async check(@Body() body: AreaChangeDto, @Who() who: Identity | null): Promise<Checked> {
    const change = areaChangeOf(body);
    for (const { action, area: touched } of permissionsOf(change)) await this.access.require(who, action, touched);
    return { areas: (await this.areas.tryChange(change)).flatMap(touchedBy) };
  }

  @Post('areas/checks')
  @Permission('area.establish', area.bodyOrAll('parent'))
  @HttpCode(200)
  @AnswersOrdered(CHECKED_AREAS, 200)
  async checkArea(@Body() body: AreaDto): Promise<Checked> {
    return { areas: await this.areas.check([areaInputOf(body)]) };
  }
}
