import type { Access } from '../platform/access/access';
import type { Commands } from '../platform/commands/commands';
import type { GroundNow } from '../reports';
import { TaskCases } from './task.case';
import { TasksService } from './tasks.service';

/** The service without the modules of HTTP. */
export const tasksOver = (commands: Commands, grounds: GroundNow, access: Access): TasksService =>
  new TasksService(commands, new TaskCases(commands, grounds), access);
