import { ApiProperty } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import type { Level } from '@hieuhoc/indicator-maths';
import { AreaCode, DayField, Text } from '../platform/http/fields';
import { Decision, DecisionDto } from '../platform/http/decision.dto';
import { ListQuery, OnQuery, ReadQuery } from '../platform/queries/list.dto';

export const LEVELS: readonly Level[] = ['country', 'province', 'district', 'commune', 'village', 'sector'];
export const CHANGE_TYPES = ['renamed', 'reclassified', 'moved', 'reorganised', 'dissolved'] as const;
const LISTED_TYPES = ['established', ...CHANGE_TYPES] as const;
const MOST = 20_000;

const LevelField = (): PropertyDecorator => IsIn(LEVELS, { message: `phải là một trong: ${LEVELS.join(', ')}` });
const ClassNames = (): PropertyDecorator =>
  Matches(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, { each: true, message: 'mỗi loại phải là mã chữ thường không dấu, ví dụ mien-nui' });

/** An area without the day on which it begins. */
export class NewAreaDto {
  @AreaCode()
  id!: string;

  @IsOptional()
  @Text({ max: 50 })
  officialCode?: string;

  @Text({ max: 500 })
  name!: string;

  @LevelField()
  level!: Level;

  @Text({ max: 500 })
  kind!: string;

  @ValidateIf((_, value) => value !== null)
  @AreaCode()
  @ApiProperty({ type: String, nullable: true })
  parent!: string | null;

  @IsOptional()
  @IsArray({ message: 'phải là danh sách loại địa bàn' })
  @ArrayMaxSize(20, { message: 'không quá 20 loại' })
  @ClassNames()
  classes?: string[];
}

/** As in a plan document. */
export class AreaDto extends NewAreaDto {
  @DayField()
  from!: string;
}

export class PartDto {
  @AreaCode()
  from!: string;

  @AreaCode()
  to!: string;

  @IsOptional()
  @Matches(/^(0|1)(\.\d{1,12})?$/, { message: 'phải là phần viết trong ngoặc kép, từ trên 0 đến 1, ví dụ "0.6"' })
  share?: string;
}

export class ChildDto {
  @AreaCode()
  area!: string;

  @AreaCode()
  parent!: string;
}

/** Which of the fields belong to which type, `areaChangeOf` says. */
export class AreaChangeDto {
  @IsIn(CHANGE_TYPES, { message: `phải là một trong: ${CHANGE_TYPES.join(', ')}` })
  type!: (typeof CHANGE_TYPES)[number];

  @DayField()
  on!: string;

  @IsOptional()
  @ApiProperty({ type: () => DecisionDto, required: false })
  @Decision()
  decision?: DecisionDto;

  @IsOptional()
  @Text({ max: 1000 })
  reason?: string;

  @IsOptional()
  @AreaCode()
  area?: string;

  @IsOptional()
  @Text({ max: 500 })
  name?: string;

  @IsOptional()
  @IsArray({ message: 'phải là danh sách loại địa bàn (có thể rỗng)' })
  @ArrayMaxSize(20, { message: 'không quá 20 loại' })
  @ClassNames()
  classes?: string[];

  /** What the unit is called by law ("thị xã"), where that changes without its boundaries. */
  @IsOptional()
  @Text({ max: 500 })
  kind?: string;

  @IsOptional()
  @AreaCode()
  parent?: string;

  @IsOptional()
  @IsArray({ message: 'phải là danh sách mã địa bàn kết thúc' })
  @ArrayMaxSize(MOST, { message: `không quá ${MOST} địa bàn` })
  @AreaCode({ each: true })
  from?: string[];

  @IsOptional()
  @IsArray({ message: 'phải là danh sách địa bàn mới' })
  @ArrayMaxSize(MOST, { message: `không quá ${MOST} địa bàn` })
  @IsObject({ each: true, message: 'phải là danh sách các đối tượng' })
  @ValidateNested({ each: true })
  @Type(() => NewAreaDto)
  @ApiProperty({ type: () => [NewAreaDto], required: false })
  to?: NewAreaDto[];

  @IsOptional()
  @IsArray({ message: 'phải là danh sách {from, to, share?}' })
  @ArrayMaxSize(MOST, { message: `không quá ${MOST} phần` })
  @IsObject({ each: true, message: 'phải là danh sách các đối tượng' })
  @ValidateNested({ each: true })
  @Type(() => PartDto)
  @ApiProperty({ type: () => [PartDto], required: false })
  parts?: PartDto[];

  @IsOptional()
  @IsArray({ message: 'phải là danh sách {area, parent}' })
  @ArrayMaxSize(MOST, { message: `không quá ${MOST} địa bàn` })
  @IsObject({ each: true, message: 'phải là danh sách các đối tượng' })
  @ValidateNested({ each: true })
  @Type(() => ChildDto)
  @ApiProperty({ type: () => [ChildDto], required: false })
  children?: ChildDto[];
}

export class AreaParams {
  @AreaCode()
  id!: string;
}

export class AreaQuery extends ReadQuery {
  @IsOptional()
  @DayField()
  on?: string;
}

export class AreasQuery extends OnQuery {
  /** Those right under this one. */
  @IsOptional()
  @AreaCode()
  parent?: string;

  @IsOptional()
  @LevelField()
  level?: Level;

  /** Whose name holds this, with or without its marks. */
  @IsOptional()
  @IsString()
  @MaxLength(100, { message: 'không quá 100 ký tự' })
  q?: string;

  /** Only these, joined by commas, those that have ended too: for whoever has ids and wants names. */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.split(',') : value))
  @ArrayMaxSize(1_000, { message: 'không quá 1000 địa bàn' })
  @AreaCode({ each: true })
  @ApiProperty({ type: String, required: false })
  ids?: string[];
}

/** Kinds of change are joined by commas. */
export class AreaChangesQuery extends ListQuery {
  /** That touch this area. */
  @IsOptional()
  @AreaCode()
  area?: string;

  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.split(',') : value))
  @IsIn(LISTED_TYPES, { each: true, message: `mỗi loại phải là một trong: ${LISTED_TYPES.join(', ')}` })
  @ApiProperty({ type: String, required: false })
  types?: (typeof LISTED_TYPES)[number][];

  /** That hold from this day or later. */
  @IsOptional()
  @DayField()
  from?: string;

  @IsOptional()
  @DayField()
  to?: string;
}
