export { taskDecider } from './task.decider';
export type { Charged, TaskItem } from './task.item';
export { TasksModule } from './tasks.module';
export { TasksReader } from './tasks.reader';
export { tasksOver } from './tasks-over';
export { TasksService } from './tasks.service';
