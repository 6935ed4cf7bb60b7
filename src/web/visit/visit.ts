import type { Request } from 'express';
import type { Action } from '../../platform/access/actions';
import { queryText, type Asking, type Query } from '../api/api';
import { askedKnowledge, askedMoment, isNow, momentOf, type Moment } from '../time/moment';
import { Form } from './form';
import type { Me } from './me';

export interface Looks {
  readonly api: Asking;
  /** Null where nobody has signed in and the system wants it. */
  readonly me: Me | null;
  /** Whether this is the demo, where one chooses a person instead of signing in. */
  readonly demo: boolean;
  readonly today: string;
  /** When the log size that the address names was reached; null where it names none. */
  readonly knownAt: string | null;
}

/** One person looking at one page at one moment: what a page needs to ask, to link and to say who looks. */
export class Visit implements Looks {
  readonly api: Asking;
  readonly me: Me | null;
  readonly demo: boolean;
  readonly today: string;
  readonly knownAt: string | null;
  readonly path: string;
  readonly query: URLSearchParams;
  /** What was posted; of a form with files, once it is all there. */
  form: Form;

  private constructor(
    request: Request,
    looks: Looks,
    readonly moment: Moment,
  ) {
    ({ api: this.api, me: this.me, demo: this.demo, today: this.today, knownAt: this.knownAt } = looks);
    const url = new URL(request.originalUrl, 'http://page');
    this.path = url.pathname;
    this.query = url.searchParams;
    this.form = Form.of(request.body);
  }

  /** At the moment that the address names. Throws ApiProblem(422) where that is none. */
  static of(request: Request, looks: Looks): Visit {
    const now = Visit.now(request, looks);
    return new Visit(request, looks, momentOf(now.query, looks.today));
  }

  /** Whatever moment the address names. */
  static now(request: Request, looks: Looks): Visit {
    return new Visit(request, looks, {});
  }

  /** Of the moment, for questions that have a day (`on`) and a state of knowledge (`asOf`). */
  get at(): Query {
    return askedMoment(this.moment);
  }

  /** Likewise, for questions that only have a state of knowledge. */
  get known(): Query {
    return askedKnowledge(this.moment);
  }

  /** The day the page is about. */
  get day(): string {
    return this.moment.on ?? this.today;
  }

  /** Nothing can be changed in what was known in the past. */
  get isPast(): boolean {
    return this.moment.asOf !== undefined;
  }

  get isNow(): boolean {
    return isNow(this.moment);
  }

  /** What the address names, or undefined where it is empty. */
  asked(name: string): string | undefined {
    return this.query.get(name)?.trim() || undefined;
  }

  /** An address of ours at the same moment, or at that which is named. */
  href(path: string, query: Query = {}): string {
    return path + queryText({ ...query, on: query['on'] ?? this.moment.on, asOf: query['asOf'] ?? this.moment.asOf });
  }

  /** This page with other things asked for; null takes one away. */
  here(changes: Readonly<Record<string, string | null>>): string {
    const query = Object.fromEntries(this.query);
    for (const [name, value] of Object.entries(changes)) {
      if (value === null) delete query[name];
      else query[name] = value;
    }
    return this.path + queryText(query);
  }

  /** Looks around in the demo, and has not chosen whom he is yet. */
  get isGuest(): boolean {
    return this.me?.kind === 'guest';
  }

  /** Where it may be done; null: the whole country. A guest only looks: a form of his would be refused. */
  areasOf(action: Action): readonly (string | null)[] {
    if (this.me === null || (this.isGuest && !LOOKS.test(action))) return [];
    return [...new Set(this.me.rights.filter(({ actions }) => actions.includes(action)).map(({ area }) => area))];
  }

  can(action: Action): boolean {
    return this.areasOf(action).length > 0;
  }
}

const LOOKS = /\.(read|explain)$|^dossier\.make$/;
