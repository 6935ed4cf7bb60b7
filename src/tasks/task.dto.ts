import { ArrayMaxSize, IsArray, IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { AreaCode, Code, DayField, Ref, Text } from '../platform/http/fields';
import { OnQuery, ReadQuery } from '../platform/queries/list.dto';
import { PARTS, type Part } from './task.item';
import { TASK_STATES, type TaskStateName } from './task.occurrences';

export class TaskParams {
  @Code()
  plan!: string;

  @Code()
  task!: string;
}

const YEAR = { message: 'phải là một năm, ví dụ 2016' };
const PERCENT = { message: 'phải là số nguyên từ 0 đến 100' };
const together =
  (...rules: readonly PropertyDecorator[]): PropertyDecorator =>
  (target, key) => {
    for (const rule of rules) rule(target, key);
  };

class OfYearDto {
  /** Of a yearly task: the year it is done for. */
  @IsOptional()
  @together(IsInt(YEAR), Min(1945, YEAR), Max(2999, YEAR))
  year?: number;
}

class DoneDto extends OfYearDto {
  /** The day it was done; left out, today. */
  @IsOptional()
  @DayField()
  on?: string;

  @IsOptional()
  @IsArray({ message: 'phải là danh sách mã minh chứng' })
  @ArrayMaxSize(20, { message: 'không quá 20 minh chứng' })
  @Ref({ each: true })
  evidence?: string[];
}

export class TaskProgressDto extends DoneDto {
  @Text({ max: 2000 })
  note!: string;

  /** Whole; 100 is not yet completed. */
  @IsOptional()
  @together(IsInt(PERCENT), Min(0, PERCENT), Max(100, PERCENT))
  percent?: number;
}

export class TaskCompletionDto extends DoneDto {
  @IsOptional()
  @Text({ max: 2000 })
  note?: string;
}

export class TaskReopeningDto extends OfYearDto {
  @Text({ max: 1000 })
  reason!: string;
}

export class TasksQuery extends OnQuery {
  @IsOptional()
  @Code()
  plan?: string;

  /** Whoever leads it or works on it, by the code in the plan. */
  @IsOptional()
  @Code()
  body?: string;

  /** Where somebody who stands for those charged with it sits. */
  @IsOptional()
  @AreaCode()
  area?: string;

  /** The part of `body` in it; without one, how the plan gives the task. */
  @IsOptional()
  @IsIn(PARTS, { message: `phải là một trong: ${PARTS.join(', ')}` })
  role?: Part;

  @IsOptional()
  @IsIn(TASK_STATES, { message: `phải là một trong: ${TASK_STATES.join(', ')}` })
  state?: TaskStateName;

  /** Due on an earlier day than this. */
  @IsOptional()
  @DayField()
  dueBefore?: string;

  /** Due on a later day than this. */
  @IsOptional()
  @DayField()
  dueAfter?: string;
}

export class TaskSummaryQuery extends TasksQuery {
  @IsOptional()
  @IsIn(['body', 'plan'], { message: 'phải là một trong: body, plan' })
  by?: 'body' | 'plan';
}

export class TaskQuery extends ReadQuery {
  @IsOptional()
  @DayField()
  on?: string;
}
