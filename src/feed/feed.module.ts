import type { ReadModels } from '@hieuhoc/projections';
import { Inject, Module } from '@nestjs/common';
import { AreaFinders } from '../platform/access/area-finders';
import { entryOfEvent } from '../platform/projections';
import { READ_MODELS } from '../platform/tokens';
import { areaOfStream } from './area-of-stream';
import { FeedController } from './feed.controller';
import { OpenStreams } from './open-streams';

@Module({ controllers: [FeedController], providers: [OpenStreams], exports: [OpenStreams] })
export class FeedModule {
  constructor(finders: AreaFinders, @Inject(READ_MODELS) read: ReadModels) {
    finders.register('stream', (stream) => Promise.resolve(areaOfStream(stream)));
    finders.register('event', async (id) => {
      const place = await entryOfEvent(read, id);
      return place && areaOfStream(place.stream);
    });
  }
}
