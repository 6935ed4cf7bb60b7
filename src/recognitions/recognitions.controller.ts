import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { area, Permission } from '../platform/access/permission';
import type { Request, Response } from 'express';
import { identityOf } from '../platform/access/identity';
import type { CommandContext } from '../platform/commands/context';
import { answer } from '../platform/http/answer';
import { Context } from '../platform/http/command-context';
import { sent } from '../platform/http/sent';
import type { Page } from '../platform/queries/page';
import type { Grant } from './recognition.decider';
import { CountsQuery, GrantDto, LifeQuery, RecognitionParams, RecognitionsQuery, RenewalDto, RevocationDto } from './recognition.dto';
import { RecognitionCounts, type CountsPage } from './recognition-counts';
import { RecognitionLifeReader, type RecognitionLife } from './recognition-life';
import { RecognitionsReader, type RecognitionView } from './recognitions.reader';
import { RecognitionsService, type RecognitionNow } from './recognitions.service';
import { AnswersList, AnswersOne, AnswersWritten } from '../platform/http/openapi/answers';
import { COUNT, COUNTS_BESIDE, RECOGNISED, RECOGNITION, RECOGNITION_LIFE } from './recognition.answers';

/** The grant that was spoken of, as it now stands. */
interface Recognised extends Pick<Grant, 'recognisedOn' | 'validUntil' | 'revokedOn'> {
  readonly title: string;
  readonly subject: string;
  readonly grant: number;
  readonly revision: number;
}

@ApiTags('recognitions')
@Controller('api/recognitions')
export class RecognitionsController {
  constructor(
    private readonly recognitions: RecognitionsService,
    private readonly reader: RecognitionsReader,
    private readonly lives: RecognitionLifeReader,
    private readonly counts: RecognitionCounts,
  ) {}

  /** Those live on the day `on`. */
  @Get()
  @Permission('recognition.read', area.query('area'))
  @AnswersList(RECOGNITION)
  list(@Query() query: RecognitionsQuery, @Req() request: Request): Promise<Page<RecognitionView>> {
    return this.reader.list(query, identityOf(request));
  }

  /** How many hold a title, by the areas right under one. */
  @Get('counts')
  @Permission('recognition.read', area.query('area'))
  @AnswersList(COUNT, COUNTS_BESIDE)
  count(@Query() query: CountsQuery): Promise<CountsPage> {
    return this.counts.of(query);
  }

  /** Every grant of a title to one, live or not, and its whole life, oldest first. */
  @Get(':title/:subject')
  @Permission('recognition.read', area.found('subject', 'param'))
  @AnswersOne(RECOGNITION_LIFE, { etag: true })
  async one(
    @Param() params: RecognitionParams,
    @Query() query: LifeQuery,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<RecognitionLife> {
    const life = await this.lives.of(params, query, identityOf(request));
    response.setHeader('ETag', `"${life.revision}"`);
    return life;
  }

  @Post()
  @Permission('recognition.grant', area.body('area'))
  @AnswersWritten(RECOGNISED)
  async grant(
    @Body() body: GrantDto,
    @Context() context: CommandContext,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Recognised> {
    const written = await this.recognitions.grant(plain(body), context);
    return this.answered(response, body, written);
  }

  @Post(':title/:subject/renewals')
  @Permission('recognition.grant', area.found('subject', 'param'))
  @AnswersWritten(RECOGNISED)
  async renew(
    @Param() params: RecognitionParams,
    @Body() body: RenewalDto,
    @Context() context: CommandContext,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Recognised> {
    const renewal = plain(body);
    return this.answered(response, params, await this.recognitions.renew(params.title, params.subject, renewal, context));
  }

  @Post(':title/:subject/revocation')
  @Permission('recognition.grant', area.found('subject', 'param'))
  @AnswersWritten(RECOGNISED)
  async revoke(
    @Param() params: RecognitionParams,
    @Body() body: RevocationDto,
    @Context() context: CommandContext,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Recognised> {
    const revocation = plain(body);
    return this.answered(response, params, await this.recognitions.revoke(params.title, params.subject, revocation, context));
  }

  private answered(response: Response, { title, subject }: RecognitionParams, written: RecognitionNow): Recognised {
    const number = written.events.at(-1)?.data.grant ?? written.state.length;
    const { recognisedOn = '', validUntil = null, revokedOn = null } = written.state[number - 1] ?? {};
    const revision = Number(written.revision);
    return answer(response, written, { title, subject, grant: number, recognisedOn, validUntil, revokedOn, revision });
  }
}

function plain<Form extends { readonly decision: object }>(form: Form): Form {
  return { ...sent(form), decision: sent(form.decision) };
}
