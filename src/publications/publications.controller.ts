import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { area, Open, Permission } from '../platform/access/permission';
import type { CommandContext } from '../platform/commands/context';
import { answer } from '../platform/http/answer';
import { Context } from '../platform/http/command-context';
import { AnswersList, AnswersOne, AnswersWritten } from '../platform/http/openapi/answers';
import { sent } from '../platform/http/sent';
import type { Page } from '../platform/queries/page';
import { PUBLICATION, PUBLICATION_CHECK, PUBLICATION_ITEM, PUBLISHED } from './publication.answers';
import { CheckQuery, PublicationDto, PublicationParams, PublicationQuery, PublicationsQuery } from './publication.dto';
import { PublicationsReader, type PublicationCheck, type PublicationItem, type PublicationView } from './publications.reader';
import { PublicationsService } from './publications.service';

@ApiTags('publications')
@Controller('api')
export class PublicationsController {
  constructor(
    private readonly publishing: PublicationsService,
    private readonly reader: PublicationsReader,
  ) {}

  /** Pins the rows of a plan, as they are known now, to a size and root of the log, under a code. */
  @Post('publications')
  @Permission('publication.publish', area.found('plan', 'body'))
  @AnswersWritten(PUBLISHED)
  async publish(
    @Body() body: PublicationDto,
    @Context() context: CommandContext,
    @Res({ passthrough: true }) response: Response,
  ): Promise<{ code: string; logSize: number; root: string; rows: number; digest: string }> {
    const published = await this.publishing.publish(sent(body), context);
    const { code, logSize, root, rows, digest } = published.state ?? nothing();
    return answer(response, published, { code, logSize, root: Buffer.from(root, 'hex').toString('base64'), rows, digest });
  }

  /** What was published, the newest first. */
  @Get('publications')
  @Permission('status.read', area.somewhere)
  @AnswersList(PUBLICATION_ITEM)
  list(@Query() query: PublicationsQuery): Promise<Page<PublicationItem>> {
    return this.reader.list(query);
  }

  /** A publication with its rows, computed again; with `compare=now` what would be answered today, and why it differs. */
  @Get('publications/:id')
  @Permission('status.read', area.somewhere)
  @AnswersOne(PUBLICATION)
  one(@Param() { id }: PublicationParams, @Query() query: PublicationQuery): Promise<PublicationView> {
    return this.reader.one(id, query);
  }

  /** Whether a paper says what was published. */
  @Get('check/:id')
  @Open('a report that was published is public, and whoever holds the paper may check it')
  @AnswersOne(PUBLICATION_CHECK)
  check(@Param() { id }: PublicationParams, @Query() paper: CheckQuery): Promise<PublicationCheck> {
    return this.reader.check(id, paper);
  }
}

function nothing(): never {
  throw new RangeError('published, and nothing is there');
}
