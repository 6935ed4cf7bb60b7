import type { ReadModels } from '@hieuhoc/projections';
import { Module } from '@nestjs/common';
import { AreasModule, AreasService, BodiesService } from '../areas';
import { Access } from '../platform/access/access';
import { Commands } from '../platform/commands/commands';
import { CitedEvidence } from '../platform/evidence';
import { AsOfReader } from '../platform/queries/as-of';
import type { Clock } from '../platform/time/clock';
import { CLOCK, READ_MODELS } from '../platform/tokens';
import { GroundNow } from '../reports';
import { TaskCases } from './task.case';
import { TaskProgressController } from './task-progress.controller';
import { TaskReader } from './task.reader';
import { TasksController } from './tasks.controller';
import { TasksReader } from './tasks.reader';
import { TasksService } from './tasks.service';

const reading = [READ_MODELS, AsOfReader, CLOCK];

@Module({
  imports: [AreasModule],
  controllers: [TasksController, TaskProgressController],
  providers: [
    {
      provide: TasksService,
      useFactory: (commands: Commands, areas: AreasService, bodies: BodiesService, access: Access, evidence: CitedEvidence) =>
        new TasksService(commands, new TaskCases(commands, new GroundNow(areas, bodies)), access, evidence),
      inject: [Commands, AreasService, BodiesService, Access, CitedEvidence],
    },
    {
      provide: TasksReader,
      useFactory: (read: ReadModels, moments: AsOfReader, clock: Clock) => new TasksReader(read, moments, clock),
      inject: reading,
    },
    {
      provide: TaskReader,
      useFactory: (read: ReadModels, moments: AsOfReader, clock: Clock) => new TaskReader(read, moments, clock),
      inject: reading,
    },
  ],
  exports: [TasksService, TasksReader],
})
export class TasksModule {}
