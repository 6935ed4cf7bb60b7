export { taskDecider } from './task.decider';
export { TasksModule } from './tasks.module';
export { TasksReader } from './tasks.reader';
export { TasksService } from './tasks.service';
