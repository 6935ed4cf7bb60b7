import type { EventStore, Position } from '@hieuhoc/event-store';
import type { ReadModels } from '@hieuhoc/projections';
import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Unknown } from '../platform/http/errors';
import { entryOfEvent } from '../platform/projections';
import { EVENT_STORE, READ_MODELS } from '../platform/tokens';
import { EventParams, FeedQuery, StreamParams, StreamQuery } from './feed.dto';
import { feedEventOf, type FeedEvent } from './feed-event';
import { streamEvents } from './event-stream';

const PAGE = 100;

@ApiTags('feed')
@Controller('api')
export class FeedController {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(READ_MODELS) private readonly read: ReadModels,
  ) {}

  /** The log as JSON page by page, or as it grows by NDJSON or SSE (by Accept). */
  @Get('events')
  @ApiProduces('application/json', 'application/x-ndjson', 'text/event-stream')
  async events(@Query() query: FeedQuery, @Req() request: Request, @Res() response: Response): Promise<void> {
    const types = query.types?.split(',');
    const after = positionOf(request.get('Last-Event-ID') ?? query.after);
    const accepted = request.accepts(['application/json', 'text/event-stream', 'application/x-ndjson']);
    if (accepted === 'text/event-stream' || accepted === 'application/x-ndjson') {
      const framing = accepted === 'text/event-stream' ? 'sse' : 'ndjson';
      return streamEvents(this.store, request, response, { after, framing, ...(types && { types }) });
    }
    const page = await this.store.readAll({ after, limit: query.limit ?? PAGE, ...(types && { types }) });
    response.json({ items: page.events.map(feedEventOf), position: page.position ?? after, endOfLog: page.endOfLog });
  }

  @Get('events/:id')
  async event(@Param() { id }: EventParams): Promise<FeedEvent> {
    const place = await entryOfEvent(this.read, id);
    const stored = place === undefined ? [] : await this.store.readStream(place.stream, { from: BigInt(place.revision), limit: 1 });
    const found = stored.find((event) => event.id === id);
    if (found === undefined) throw new Unknown('event', id);
    return feedEventOf(found);
  }

  @Get('streams/:stream')
  async stream(@Param() { stream }: StreamParams, @Query() query: StreamQuery): Promise<{ items: FeedEvent[]; next: number | null }> {
    const limit = query.limit ?? PAGE;
    const from = query.from ?? 0;
    const events = await this.store.readStream(stream, { from: BigInt(from), limit: limit + 1 });
    if (events.length === 0 && from === 0) throw new Unknown('stream', stream);
    return { items: events.slice(0, limit).map(feedEventOf), next: events.length > limit ? from + limit : null };
  }
}

/** A position is the store's own text: it is handed back as it came, and the store says if it cannot be. */
function positionOf(text: string | undefined): Position | null {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- text from a client becomes a position here; the store checks it
  return text === undefined ? null : (text as Position);
}
