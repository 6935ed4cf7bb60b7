import { Module, type DynamicModule } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { AreasModule } from './areas/areas.module';
import { FeedModule } from './feed/feed.module';
import { FiguresModule } from './figures/figures.module';
import { HistoryModule } from './history/history.module';
import { IndicatorsModule } from './indicators/indicators.module';
import { PlansModule } from './plans/plans.module';
import { HealthModule } from './platform/health/health.module';
import { AfterInterceptor } from './platform/http/after.interceptor';
import { ListInterceptor } from './platform/http/list.interceptor';
import { PlatformModule, type Platform } from './platform/platform.module';
import { RecognitionsModule } from './recognitions/recognitions.module';
import { StatusModule } from './status/status.module';

/** Composition only: which slices there are. */
@Module({})
export class AppModule {
  static over(platform: Platform): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.with(platform),
        AreasModule,
        IndicatorsModule,
        PlansModule,
        FiguresModule,
        RecognitionsModule,
        StatusModule,
        HistoryModule,
        FeedModule,
        HealthModule,
      ],
      providers: [
        { provide: APP_INTERCEPTOR, useClass: AfterInterceptor },
        { provide: APP_INTERCEPTOR, useClass: ListInterceptor },
      ],
    };
  }
}
