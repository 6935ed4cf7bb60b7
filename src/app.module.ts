import { Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import type { Logger } from 'pino';
import { AccountsModule } from './accounts/accounts.module';
import { AreasModule } from './areas/areas.module';
import { ErasuresModule } from './erasures/erasures.module';
import { EvidenceModule } from './evidence/evidence.module';
import { FeedModule } from './feed/feed.module';
import { FiguresModule } from './figures/figures.module';
import { DossiersModule } from './history/dossiers/dossiers.module';
import { HistoryModule } from './history/history.module';
import { ProofsModule } from './history/proofs/proofs.module';
import { ImportsModule } from './imports/imports.module';
import { IndicatorsModule } from './indicators/indicators.module';
import { PROJECTIONS } from './projections.registry';
import { PlansModule } from './plans/plans.module';
import { AuthorizationGuard } from './platform/access/authorization.guard';
import { AuthenticationGuard, SignInModule } from './platform/access/sign-in';
import { DraftsModule } from './platform/drafts';
import { HealthModule } from './platform/health/health.module';
import { AfterInterceptor } from './platform/http/after.interceptor';
import { ListInterceptor } from './platform/http/list.interceptor';
import { PlatformModule, type Platform } from './platform/platform.module';
import { PublicationsModule } from './publications/publications.module';
import { RecognitionsModule } from './recognitions/recognitions.module';
import { RemindersModule } from './reminders/reminders.module';
import { ReportsModule } from './reports/reports.module';
import { StatusModule } from './status/status.module';
import { TasksModule } from './tasks/tasks.module';
import { WebModule } from './web/web.module';

/** Composition only: which slices there are. */
@Module({})
export class AppModule {
  static over(platform: Platform, log: Logger): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.with(platform),
        AccountsModule.in(platform.access),
        SignInModule.over(platform.signIn),
        EvidenceModule.over(platform.evidence),
        AreasModule,
        IndicatorsModule,
        PlansModule,
        FiguresModule,
        ReportsModule,
        DraftsModule.over(platform.drafts),
        RemindersModule.over(platform.mail),
        TasksModule,
        RecognitionsModule,
        ImportsModule,
        ErasuresModule.over(platform),
        StatusModule,
        HistoryModule,
        PublicationsModule,
        DossiersModule,
        ProofsModule.over(PROJECTIONS),
        FeedModule,
        HealthModule,
        WebModule.over(log),
      ],
      providers: [
        // Who it is, then whether they may: in this order.
        { provide: APP_GUARD, useClass: AuthenticationGuard },
        { provide: APP_GUARD, useClass: AuthorizationGuard },
        { provide: APP_INTERCEPTOR, useClass: AfterInterceptor },
        { provide: APP_INTERCEPTOR, useClass: ListInterceptor },
      ],
    };
  }
}
