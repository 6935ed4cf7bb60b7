import type { ReminderKind } from '@hieuhoc/indicator-maths';
import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsOptional, Matches, ValidateIf } from 'class-validator';
import { AreaCode, Code, DayField } from '../platform/http/fields';
import { OnQuery } from '../platform/queries/list.dto';

export const KINDS: readonly ReminderKind[] = ['due-soon', 'overdue', 'returned', 'to-accept'];

export class RemindersQuery extends OnQuery {
  @IsOptional()
  @Code()
  plan?: string;

  /** An area's id, or a body's code. */
  @IsOptional()
  @AreaCode()
  reporter?: string;

  /** Those that the people of exactly this area are reminded of. */
  @IsOptional()
  @AreaCode()
  for?: string;

  @IsOptional()
  @IsIn(KINDS, { message: `phải là một trong: ${KINDS.join(', ')}` })
  @ApiProperty({ enum: KINDS, required: false })
  kind?: ReminderKind;

  /** Those that began to stand on this day or later: what is new since one asked last. */
  @IsOptional()
  @DayField()
  since?: string;
}

export const EMAIL = /^[^\s@<>()[\]\\,;:"]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,187}[A-Za-z0-9])?$/;

export class ContactDto {
  /** Null: no address, so no letters. */
  @ValidateIf((_, value) => value !== null)
  @Matches(EMAIL, { message: 'phải là địa chỉ thư điện tử, ví dụ can-bo@xa.example, hoặc null' })
  @ApiProperty({ type: String, nullable: true })
  email!: string | null;

  /** Whether letters are wanted that remind of due days. */
  @IsBoolean({ message: 'phải là true hoặc false' })
  reminders!: boolean;
}
