import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { area, Permission } from '../../platform/access/permission';
import { AnswersFile } from '../../platform/http/openapi/answers';
import { XLSX } from './figures-file';
import { TemplateQuery } from './template.dto';
import { TemplatesReader } from './templates.reader';

@ApiTags('imports')
@Controller('api/templates')
export class TemplatesController {
  constructor(private readonly templates: TemplatesReader) {}

  /** The figures that are asked of an area for a period, with what stands; filled in, it is sent to `POST /api/imports?kind=figures`. */
  @Get('figures.xlsx')
  @Permission('figure.report', area.query('area'))
  @AnswersFile([XLSX])
  async figures(@Query() query: TemplateQuery, @Res() response: Response): Promise<void> {
    const file = await this.templates.figuresOf(query);
    response
      .status(200)
      .set({
        'Content-Type': XLSX,
        'Content-Disposition': `attachment; filename="so-lieu-${query.area}-${query.period}.xlsx"`,
        'X-Content-Type-Options': 'nosniff',
        'Cache-Control': 'private, no-store',
      })
      .send(file);
  }
}
