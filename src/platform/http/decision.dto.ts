import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsObject, ValidateNested } from 'class-validator';
import { DayField, Text } from './fields';

/** `{number, issuedOn, issuer}`: the decision that orders it. */
export class DecisionDto {
  @Text({ max: 100 })
  number!: string;

  @DayField()
  issuedOn!: string;

  @Text({ max: 200 })
  issuer!: string;
}

export const Decision = (): PropertyDecorator =>
  applyDecorators(
    // ValidateNested lets pass what is not there, and an empty list.
    IsObject({ message: 'phải nêu quyết định: {"number": …, "issuedOn": …, "issuer": …}' }),
    ValidateNested(),
    Type(() => DecisionDto),
    ApiProperty({ type: () => DecisionDto }),
  );
