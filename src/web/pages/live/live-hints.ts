import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { distinctUntilChanged, exhaustMap, map, share, Subject, takeUntil, timer, type Observable } from 'rxjs';
import { AsOfReader } from '../../../platform/queries/as-of';

const LOOK_EVERY_MS = 1_000;

/** That there is news, to every open page: how many events every read model shows. What the news is, a page asks the API. */
@Injectable()
export class LiveHints implements BeforeApplicationShutdown {
  private readonly ends = new Subject<void>();
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
