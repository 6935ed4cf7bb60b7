import { IsOptional } from 'class-validator';
import { Code, DayField, Decision, DecisionDto, Text } from '../http/fields';
import { ReadQuery } from '../queries/list.dto';

export class DefinitionParams {
  @Code()
  code!: string;
}

/** From which day, and on what ground. */
export class EffectiveDto {
  @DayField()
  effectiveOn!: string;

  @IsOptional()
  @Decision()
  decision?: DecisionDto;

  @IsOptional()
  @Text({ max: 1000 })
  reason?: string;
}

export class DefinitionQuery extends ReadQuery {
  @IsOptional()
  @DayField()
  on?: string;
}

/** Splits what changes from the day and the ground of a revision; fields that were not sent do not stand in it. */
export function revisionOf<Changes extends object>({
  effectiveOn,
  decision,
  reason,
  ...changes
}: EffectiveDto & Changes): {
  readonly effectiveOn: string;
  readonly decision?: DecisionDto;
  readonly reason?: string;
  readonly changes: Omit<Changes, keyof EffectiveDto>;
} {
  return {
    effectiveOn,
    ...(decision && { decision: { ...decision } }),
    ...(reason !== undefined && { reason }),
    changes: sent(changes),
  };
}

/** A class declares its optional fields: those that were not sent are there, undefined. */
export function sent<Fields extends object>(fields: Fields): Fields {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same fields, less those that hold nothing
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Fields;
}
