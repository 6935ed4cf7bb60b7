import type { ReadModels } from '@hieuhoc/projections';
import { Module, type DynamicModule, type OnApplicationShutdown, Inject } from '@nestjs/common';
import { AccessStores } from '../platform/access/sign-in';
import { TodoProviders } from '../platform/access/todo';
import type { MailPlatform } from '../platform/mail';
import { AsOfReader } from '../platform/queries/as-of';
import type { Clock } from '../platform/time/clock';
import { CLOCK, MAIL, READ_MODELS } from '../platform/tokens';
import { Vault } from '../platform/vault';
import { TasksModule, TasksReader } from '../tasks';
import { DailyMails } from './daily-mails';
import { OwnContactController } from './own-contact.controller';
import { ReminderMails } from './reminder-mails';
import { RemindersController } from './reminders.controller';
import { RemindersReader } from './reminders.reader';
import { WhatWaits } from './what-waits';

@Module({})
export class RemindersModule implements OnApplicationShutdown {
  constructor(
    private readonly daily: DailyMails,
    @Inject(MAIL) private readonly mail: MailPlatform,
    @Inject(AccessStores) stores: AccessStores,
    todo: TodoProviders,
    waits: WhatWaits,
  ) {
    todo.register((_, rights) => waits.of(rights));
    todo.register((_, rights) => {
      if (!rights.some(({ role }) => role === 'administrator')) return Promise.resolve([]);
      const count = stores.credentials.all().filter(({ mustChange }) => mustChange).length;
      return Promise.resolve([{ kind: 'account.first-password', count, path: '/api/accounts' }]);
    });
  }

  static over(mail: MailPlatform): DynamicModule {
    return {
      module: RemindersModule,
      imports: [TasksModule],
      controllers: [RemindersController, OwnContactController],
      providers: [
        { provide: MAIL, useValue: mail },
        {
          provide: RemindersReader,
          useFactory: (read: ReadModels, moments: AsOfReader, clock: Clock) => new RemindersReader(read, moments, clock, mail.daysBefore),
          inject: [READ_MODELS, AsOfReader, CLOCK],
        },
        {
          provide: ReminderMails,
          useFactory: (read: ReadModels, moments: AsOfReader, reader: RemindersReader, vault: Vault, clock: Clock) =>
            new ReminderMails(read, moments, reader, vault, mail, clock),
          inject: [READ_MODELS, AsOfReader, RemindersReader, Vault, CLOCK],
        },
        {
          provide: WhatWaits,
          useFactory: (read: ReadModels, moments: AsOfReader, clock: Clock, tasks: TasksReader) =>
            new WhatWaits(read, moments, clock, tasks),
          inject: [READ_MODELS, AsOfReader, CLOCK, TasksReader],
        },
        {
          provide: DailyMails,
          useFactory: (mails: ReminderMails, clock: Clock) => new DailyMails(mails, mail, clock),
          inject: [ReminderMails, CLOCK],
        },
      ],
      exports: [ReminderMails, DailyMails],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.daily.onApplicationShutdown();
    this.mail.close();
  }
}
