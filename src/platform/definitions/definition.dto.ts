import { ApiProperty } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { MalformedRequest } from '../http/errors';
import { Code, DayField, Text } from '../http/fields';
import { Decision, DecisionDto } from '../http/decision.dto';
import { sent } from '../http/sent';
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
  @ApiProperty({ type: () => DecisionDto, required: false })
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
    ...(decision && { decision: sent(decision) }),
    ...(reason && { reason }),
    changes: named(changes),
  };
}

/** A revision cannot take a field away: who sends null is told so. */
function named<Changes extends object>(changes: Changes): Changes {
  const problems = Object.entries(changes)
    .filter(([, value]) => value === null)
    .map(([field]) => ({ field, message: 'không bỏ đi được; hãy ngừng dùng mã này và định nghĩa mã mới' }));
  if (problems.length > 0) throw new MalformedRequest(problems);
  return sent(changes);
}
