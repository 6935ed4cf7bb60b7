import { MalformedRequest } from '../platform/http/errors';
import { sent } from '../platform/http/sent';
import type { DenominatorIsDto, IndicatorDto } from './indicator.dto';
import type { IndicatorDefinition } from './indicator.events';
import type { IndicatorInput } from './normal-indicator';

type Body<Dto> = Omit<Dto, 'denominatorIs'> & { readonly denominatorIs?: DenominatorIsDto };

/** What was posted, less the fields that were not sent. Throws MalformedRequest. */
export function indicatorOf(body: IndicatorDto): IndicatorInput {
  const { denominatorIs, ...rest } = body;
  return { ...sent(rest), ...nestedOf(denominatorIs) };
}

/** Likewise what a revision names; lists in the order of the normal form. */
export function indicatorChangesOf(body: Body<Partial<IndicatorDto>>): Partial<IndicatorDefinition> {
  const { denominatorIs, breakdowns, ...rest } = body;
  return { ...sent(rest), ...nestedOf(denominatorIs), ...(breakdowns && { breakdowns: [...new Set(breakdowns)].toSorted() }) };
}

function nestedOf(given: DenominatorIsDto | undefined): Pick<IndicatorInput, 'denominatorIs'> {
  if (given === undefined) return {};
  const { numeratorOf, denominatorOf } = given;
  if (numeratorOf !== undefined && denominatorOf === undefined) return { denominatorIs: { numeratorOf } };
  if (denominatorOf !== undefined && numeratorOf === undefined) return { denominatorIs: { denominatorOf } };
  throw new MalformedRequest([{ field: 'denominatorIs', message: 'phải có đúng một trong numeratorOf, denominatorOf' }]);
}
