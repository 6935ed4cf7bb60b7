import { Controller, Sse, type MessageEvent } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { ignoreElements, map, merge, takeUntil, timer, type Observable, endWith } from 'rxjs';
import { PageRoutes } from '../../../platform/access/permission';
import { SignInRequired } from '../../../platform/access/access.errors';
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

  /** To open pages: `data` is the log's size whenever it has grown. */
  @Sse()
  follow(@Visiting() visit: Visit): Observable<MessageEvent> {
    if (visit.me === null) throw new SignInRequired();
    const sizes = this.hints.sizes.pipe(map((size): MessageEvent => ({ type: 'co-moi', data: String(size) })));
    const beats = timer(HEARTBEAT_MS, HEARTBEAT_MS).pipe(map((): MessageEvent => ({ type: 'con-ket-noi', data: '' })));
    return merge(sizes, beats.pipe(takeUntil(sizes.pipe(ignoreElements(), endWith(null)))));
  }
}
