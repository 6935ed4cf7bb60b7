import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { distinctUntilChanged, exhaustMap, map, ReplaySubject, share, takeUntil, timer, type Observable } from 'rxjs';
import { AsOfReader } from '../../../platform/queries/as-of';

const LOOK_EVERY_MS = 1_000;

/** That there is news, to every open page: how many events every read model shows. What the news is, a page asks the API. */
@Injectable()
export class LiveHints implements BeforeApplicationShutdown {
  /** Kept, so that who comes later than the end is told as well. */
  private readonly ends = new ReplaySubject<void>(1);
  /** One look for all who listen; none where nobody does. */
  readonly sizes: Observable<number>;

  constructor(moments: AsOfReader) {
    this.sizes = timer(0, LOOK_EVERY_MS).pipe(
      exhaustMap(() => moments.resolve(undefined)),
      map(({ logSize }) => logSize),
      distinctUntilChanged(),
      takeUntil(this.ends),
      share(),
    );
  }

  /** A server that closes would wait for those who listen. */
  beforeApplicationShutdown(): void {
    this.ends.next();
  }
}
