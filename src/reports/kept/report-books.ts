import type { ReadModels } from '@hieuhoc/projections';
import type { ReportKey } from '../report.events';
import { reportsBetween, sheetOfReport, sheetsOf, unpack } from './book.queries';
import { PlanBook } from './plan-book';

/** After so many events it is cheaper to begin anew than to look at each. */
const MOST_EVENTS = 20_000;

export interface BookOptions {
  readonly mostEvents?: number;
}

/** Told of each report of which something new is known: before it is written down, and after. */
export interface Follower {
  before(key: ReportKey, book: PlanBook): void;
  after(key: ReportKey, book: PlanBook): void;
  /** Everything is read anew. */
  anew(): void;
}

/**
 * What was sent to each plan that somebody asked about, kept between questions: the facts of a report are only ever added to, and a first
 * submission never changes.
 */
export class ReportBooks {
  private readonly books = new Map<string, PlanBook>();
  private readonly followers: Follower[] = [];
  private known = 0;
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly read: ReadModels,
    private readonly options: BookOptions = {},
  ) {}

  follow(follower: Follower): void {
    this.followers.push(follower);
  }

  /**
   * What `look` makes of the book of a plan, which then holds everything up to a log size, and perhaps more: up to `known`. Questions go one
   * after the other, because a book that somebody looks at must not be written in.
   */
  at<Result>(plan: string, logSize: number, look: (book: PlanBook, known: number) => Result): Promise<Result> {
    const turn = this.last.then(async () => {
      await this.advance(logSize);
      return look(this.books.get(plan) ?? (await this.open(plan)), this.known);
    });
    this.last = turn.catch(() => undefined);
    return turn;
  }

  private async advance(logSize: number): Promise<void> {
    if (logSize <= this.known) return;
    if (this.books.size > 0 && logSize - this.known > (this.options.mostEvents ?? MOST_EVENTS)) {
      this.books.clear();
      for (const follower of this.followers) follower.anew();
    }
    if (this.books.size > 0) for (const key of await reportsBetween(this.read, this.known, logSize)) await this.note(key, logSize);
    this.known = logSize;
  }

  private async note(key: ReportKey, logSize: number): Promise<void> {
    const book = this.books.get(key.plan);
    if (book === undefined) return;
    const facts = await sheetOfReport(this.read, key, logSize);
    if (facts === null) return;
    for (const follower of this.followers) follower.before(key, book);
    unpack(facts, book.sheetFor(key), (reporter) => book.number(reporter));
    for (const follower of this.followers) follower.after(key, book);
  }

  private async open(plan: string): Promise<PlanBook> {
    const book = new PlanBook();
    for (const { duty, period, facts } of await sheetsOf(this.read, plan, this.known))
      unpack(facts, book.sheetFor({ duty, period }), (reporter) => book.number(reporter));
    this.books.set(plan, book);
    return book;
  }
}
