import type { ReadModels } from '@hieuhoc/projections';
import { Module, type DynamicModule, type OnApplicationShutdown, Inject } from '@nestjs/common';
import type { MailPlatform } from '../platform/mail';
import { AsOfReader } from '../platform/queries/as-of';
import type { Clock } from '../platform/time/clock';
import { CLOCK, MAIL, READ_MODELS } from '../platform/tokens';
import { Vault } from '../platform/vault';
import { DailyMails } from './daily-mails';
import { OwnContactController } from './own-contact.controller';
import { ReminderMails } from './reminder-mails';
import { RemindersController } from './reminders.controller';
import { RemindersReader } from './reminders.reader';

@Module({})
export class RemindersModule implements OnApplicationShutdown {
  constructor(
    private readonly daily: DailyMails,
    @Inject(MAIL) private readonly mail: MailPlatform,
  ) {}

  static over(mail: MailPlatform): DynamicModule {
    return {
      module: RemindersModule,
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
