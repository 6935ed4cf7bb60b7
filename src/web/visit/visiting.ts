import { createParamDecorator, Inject, Injectable, type ExecutionContext, type PipeTransform } from '@nestjs/common';
import type { Request } from 'express';
import { AccessStores } from '../../platform/access/sign-in';
import { dayOf, type Clock } from '../../platform/time/clock';
import { CLOCK } from '../../platform/tokens';
import { Api, type Asking } from '../api/api';
import { ApiProblem } from '../api/problem';
import type { Me } from './me';
import { Visit } from './visit';

const RequestOf = createParamDecorator((_: undefined, context: ExecutionContext) => context.switchToHttp().getRequest<Request>());

declare module 'express-serve-static-core' {
  interface Request {
    /** Of a page, once it is known who looks: a refusal is shown to the same person. */
    visit?: Visit;
  }
}

/** Who looks is asked of the API once a page. */
@Injectable()
export class VisitOf implements PipeTransform<Request, Promise<Visit>> {
  constructor(
    private readonly api: Api,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly stores: AccessStores,
  ) {}

  async transform(request: Request): Promise<Visit> {
    const asking = this.api.as(request);
    const [me, knownAt] = await Promise.all([meOf(asking.get<Me>('/api/me')), reachedAt(asking, request.query['asOf'])]);
    const looks = { api: asking, me, demo: this.stores.mode === 'demo', today: dayOf(this.clock()), knownAt };
    // A moment that is none is refused to the same person.
    request.visit = Visit.now(request, looks);
    request.visit = Visit.of(request, looks);
    return request.visit;
  }
}

async function meOf(asked: Promise<Me>): Promise<Me | null> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 401) return null;
    throw error;
  }
}

/** When a log size was reached: a number of events says nothing to a person. Null for anything else, and where nobody tells. */
async function reachedAt(asking: Asking, asOf: unknown): Promise<string | null> {
  if (typeof asOf !== 'string' || !/^\d{1,15}$/.test(asOf)) return null;
  const answer = await asking.maybe<{ readonly asOf: { readonly at: string } }>('/api/areas', { asOf, limit: 1 });
  return answer?.asOf.at ?? null;
}

/** Of a page's handler: the visit it answers. */
export const Visiting = (): ParameterDecorator => RequestOf(VisitOf);
