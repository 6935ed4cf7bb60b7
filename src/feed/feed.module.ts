import { Module } from '@nestjs/common';
import { FeedController } from './feed.controller';
import { OpenStreams } from './open-streams';

@Module({ controllers: [FeedController], providers: [OpenStreams], exports: [OpenStreams] })
export class FeedModule {}
