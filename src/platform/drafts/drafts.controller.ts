import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Put, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { SignInRequired } from '../access/access.errors';
import type { Identity } from '../access/identity';
import { SignedIn } from '../access/permission';
import { Who } from '../access/who';
import type { CommandContext } from '../commands/context';
import { Context, requireExpectation } from '../http/command-context';
import { AnswersOne, AnswersOrdered } from '../http/openapi/answers';
import { DRAFT, DRAFT_HEAD, DRAFTS, DROPPED } from './draft.answers';
import { DraftDto, DraftParams, DraftQuery } from './draft.dto';
import { Drafts, type Draft, type DraftHead } from './drafts';

@ApiTags('drafts')
@Controller('api/drafts')
export class DraftsController {
  constructor(@Inject(Drafts) private readonly drafts: Drafts) {}

  /** My own, the one saved last first. */
  @Get()
  @SignedIn('one’s own drafts')
  @AnswersOne(DRAFTS)
  all(@Who() who: Identity | null, @Query() _: DraftQuery): { readonly items: readonly DraftHead[] } {
    return { items: this.drafts.all(ownerOf(who)) };
  }

  @Get(':key')
  @SignedIn('one’s own drafts')
  @AnswersOne(DRAFT, { etag: true })
  one(
    @Who() who: Identity | null,
    @Param() { key }: DraftParams,
    @Query() _: DraftQuery,
    @Res({ passthrough: true }) response: Response,
  ): Draft {
    const draft = this.drafts.of(ownerOf(who), key);
    response.setHeader('ETag', `"${draft.revision}"`);
    return draft;
  }

  /** The first with `If-None-Match: *`, then with `If-Match`: what was saved elsewhere meanwhile is never written over unseen. */
  @Put(':key')
  @SignedIn('one’s own drafts')
  @AnswersOrdered(DRAFT_HEAD, 200)
  put(
    @Who() who: Identity | null,
    @Param() { key }: DraftParams,
    @Body() { fields }: DraftDto,
    @Context() context: CommandContext,
    @Res({ passthrough: true }) response: Response,
  ): DraftHead {
    const expected = requireExpectation(context);
    const based = expected === 'no_stream' ? 'none' : Number(expected);
    const { revision, savedAt } = this.drafts.put(ownerOf(who), key, fields, based);
    response.setHeader('ETag', `"${revision}"`);
    return { key, revision, savedAt };
  }

  /** Also where there is none. */
  @Delete(':key')
  @SignedIn('one’s own drafts')
  @HttpCode(200)
  @AnswersOrdered(DROPPED, 200)
  drop(@Who() who: Identity | null, @Param() { key }: DraftParams): { readonly key: string } {
    this.drafts.drop(ownerOf(who), key);
    return { key };
  }
}

function ownerOf(who: Identity | null): string {
  if (who === null || who.kind === 'guest') throw new SignInRequired();
  return who.account;
}
