import { Controller, Get, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import { SignInRequired } from '../../../platform/access/access.errors';
import { PageRoutes } from '../../../platform/access/permission';
import type { Visit } from '../../visit/visit';
import { Visiting } from '../../visit/visiting';
import { LiveHints } from './live-hints';

/** A comment this often keeps proxies from closing a quiet stream. */
const HEARTBEAT_MS = 15_000;

@Controller('truc-tiep')
@PageRoutes()
@ApiExcludeController()
export class LiveController {
  constructor(private readonly hints: LiveHints) {}

  /** To open pages (server-sent events): `data` is the log's size whenever it has grown. */
  @Get()
  follow(@Visiting() visit: Visit, @Res() response: Response): void {
    if (visit.me === null) throw new SignInRequired();
    response.status(200).set({
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store',
      'X-Accel-Buffering': 'no',
      // A browser that comes back over the same connection would keep a server that stops from stopping.
      Connection: 'close',
    });
    response.flushHeaders();
    const beats = setInterval(() => response.write(': còn kết nối\n\n'), HEARTBEAT_MS);
    const listening = this.hints.sizes.subscribe({
      next: (size) => response.write(`event: co-moi\ndata: ${size}\n\n`),
      complete: () => response.end(),
      error: () => response.end(),
    });
    response.once('close', () => {
      clearInterval(beats);
      listening.unsubscribe();
    });
  }
}
