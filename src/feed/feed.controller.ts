import type { EventStore, Position } from '@hieuhoc/event-store';
import type { ReadModels } from '@hieuhoc/projections';
import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access } from '../platform/access/access';
import type { Identity } from '../platform/access/identity';
import { area, Permission } from '../platform/access/permission';
import { Who } from '../platform/access/who';
import type { Request, Response } from 'express';
import { Unknown } from '../platform/http/errors';
import { sendCsv } from '../platform/http/list.interceptor';
import { AnswersList, AnswersOne } from '../platform/http/openapi/answers';
import { text, yesNo, orNull } from '../platform/http/openapi/shapes';
import { entryOfEvent } from '../platform/projections';
import { AsOfReader, type AsOf } from '../platform/queries/as-of';
import type { Page } from '../platform/queries/page';
import { EVENT_STORE, READ_MODELS } from '../platform/tokens';
import { FEED_EVENT, FEED_EVENT_ALONE } from './feed.answers';
import { EventParams, EventQuery, FeedQuery, StreamParams, StreamQuery } from './feed.dto';
import { feedEventOf, type FeedEvent } from './feed-event';
import { streamEvents } from './event-stream';
import { OpenStreams } from './open-streams';

const PAGE = 100;
const FORMS = ['application/json', 'text/event-stream', 'application/x-ndjson', 'text/csv'];

/** A page of the log: `position` is where to go on from, also where the end was reached. */
interface FeedPage extends Page<FeedEvent> {
  readonly position: string | null;
  readonly endOfLog: boolean;
}

@ApiTags('feed')
@Controller('api')
export class FeedController {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(READ_MODELS) private readonly read: ReadModels,
    private readonly moments: AsOfReader,
    private readonly open: OpenStreams,
    private readonly access: Access,
  ) {}

  /** The log as JSON or CSV page by page, or as it grows by NDJSON or SSE (by Accept). */
  @Get('events')
  @Permission('feed.read', area.everywhere)
  @AnswersList(FEED_EVENT, { position: orNull(text), endOfLog: yesNo }, { streamed: true })
  async events(@Query() query: FeedQuery, @Req() request: Request, @Res() response: Response, @Who() who: Identity | null): Promise<void> {
    const types = query.types?.split(',');
    const after = positionOf(request.get('Last-Event-ID') ?? query.cursor ?? query.after);
    const accepted = request.accepts(FORMS);
    if (accepted === 'text/event-stream' || accepted === 'application/x-ndjson') {
      const framing = accepted === 'text/event-stream' ? 'sse' : 'ndjson';
      const still = (): Promise<boolean> =>
        this.access.require(who, 'feed.read', null).then(
          () => true,
          () => false,
        );
      return streamEvents(this.store, response, { after, framing, open: this.open, still, ...(types && { types }) });
    }
    const page = await this.pageAfter(after, query.limit ?? PAGE, types);
    if (accepted === 'text/csv') response.send(sendCsv(response, page, Object.keys(FEED_EVENT.properties ?? {})));
    else response.json(page);
  }

  @Get('events/:id')
  @Permission('feed.read', area.found('event', 'param', 'id'))
  @AnswersOne(FEED_EVENT_ALONE)
  async event(@Param() { id }: EventParams, @Query() _: EventQuery): Promise<FeedEvent & { readonly asOf: AsOf }> {
    const asOf = await this.now();
    const place = await entryOfEvent(this.read, id);
    const stored = place === undefined ? [] : await this.store.readStream(place.stream, { from: BigInt(place.revision), limit: 1 });
    const found = stored.find((event) => event.id === id);
    if (found === undefined) throw new Unknown('event', id);
    return { ...feedEventOf(found), asOf };
  }

  @Get('streams/:stream')
  @Permission('feed.read', area.found('stream', 'param'))
  @AnswersList(FEED_EVENT)
  async stream(@Param() { stream }: StreamParams, @Query() query: StreamQuery): Promise<Page<FeedEvent>> {
    const limit = query.limit ?? PAGE;
    const from = Number(query.cursor ?? query.from ?? 0);
    const asOf = await this.now();
    const events = await this.store.readStream(stream, { from: BigInt(from), limit: limit + 1 });
    if (events.length === 0 && from === 0) throw new Unknown('stream', stream);
    return { asOf, items: events.slice(0, limit).map(feedEventOf), next: events.length > limit ? String(from + limit) : null };
  }

  private async pageAfter(after: Position | null, limit: number, types: readonly string[] | undefined): Promise<FeedPage> {
    const asOf = await this.now();
    const page = await this.store.readAll({ after, limit, ...(types && { types }) });
    const position = page.position ?? after;
    return { asOf, items: page.events.map(feedEventOf), next: page.endOfLog ? null : position, position, endOfLog: page.endOfLog };
  }

  /** The log itself is read here, not what the read models show of it. */
  private async now(): Promise<AsOf> {
    const { logSize } = await this.store.head();
    const asOf = await this.moments.resolve(undefined);
    return logSize === null ? asOf : { ...asOf, logSize };
  }
}

/** A position is the store's own text: it is handed back as it came, and the store says if it cannot be. */
function positionOf(given: string | undefined): Position | null {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- text from a client becomes a position here; the store checks it
  return given === undefined ? null : (given as Position);
}
