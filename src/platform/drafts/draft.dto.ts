import { ApiProperty } from '@nestjs/swagger';
import { IsOptional, Matches, ValidateBy } from 'class-validator';

const KEY = /^[A-Za-z0-9][A-Za-z0-9.:_-]{0,199}$/;
const NAME = /^[a-z][A-Za-z0-9._:-]{0,199}$/;
const MOST_FIELDS = 4_000;

export class DraftParams {
  /** What is being filled in, as whoever fills it in calls it. */
  @Matches(KEY, { message: 'phải gồm chữ không dấu, số, dấu . : _ -, không quá 200 ký tự' })
  key!: string;
}

export class DraftQuery {
  @IsOptional()
  @Matches(/^[0-9A-Za-z:._@/-]{1,200}$/, { message: 'phải là giá trị X-Log-Position đã nhận, chỉ một lần' })
  after?: string;
}

const sentence = `phải là các ô dạng {"tên": "chữ đã gõ"}, không quá ${MOST_FIELDS} ô, tên gồm chữ không dấu, số, dấu . _ : -`;

function areFields(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const fields = Object.entries(value);
  return fields.length <= MOST_FIELDS && fields.every(([name, text]) => NAME.test(name) && typeof text === 'string');
}

export class DraftDto {
  /** What stands in each field, as it was typed: nothing of it is checked. */
  @ValidateBy({ name: 'fields', validator: { validate: areFields, defaultMessage: () => sentence } })
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } })
  fields!: Record<string, string>;
}
