import { Injectable } from '@nestjs/common';
import type { FoundBy } from './permission';

/** The area that something lies in: null for everywhere, undefined where there is no such thing. */
export type AreaFinder = (name: string) => Promise<string | null | undefined>;

/** How a route that names a plan, a body or a person is about an area. The slice that knows registers it. */
@Injectable()
export class AreaFinders {
  private readonly finders = new Map<FoundBy, AreaFinder>();

  register(by: FoundBy, finder: AreaFinder): void {
    this.finders.set(by, finder);
  }

  async find(by: FoundBy, name: string): Promise<string | null | undefined> {
    const finder = this.finders.get(by);
    // Deny by default: a route that nobody can place is about everything.
    return finder === undefined ? null : finder(name);
  }
}
