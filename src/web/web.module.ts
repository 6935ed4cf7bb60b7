import { Module, type DynamicModule } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { Logger } from 'pino';
import { Api } from './api/api';
import { inProcess } from './api/in-process';
import { PAGE_LOG } from './http/page.filter';
import { ENTRY_PAGES } from './pages/entry';
import { AUDIT_PAGES } from './pages/audit';
import { HelpController } from './pages/help/help.controller';
import { HomeController } from './pages/home/home.controller';
import { LiveHints } from './pages/live/live-hints';
import { LiveController } from './pages/live/live.controller';
import { OverviewController } from './pages/overview/overview.controller';
import { SITUATION_PAGES } from './pages/situation';
import { SignInController } from './pages/sign-in/sign-in.controller';
import { RECOGNITION_PAGES } from './pages/recognitions';
import { ReportController } from './pages/reports/report.controller';
import { ReportsListController } from './pages/reports/reports.controller';
import { TasksPagesController } from './pages/tasks/tasks.controller';
import { AccountController } from './pages/account/account.controller';
import { PasswordController } from './pages/account/password.controller';
import { SecondFactorController } from './pages/account/second-factor.controller';
import { WorkController } from './pages/work/work.controller';
import { PlansController } from './pages/plans/plans.controller';
import { TargetsController } from './pages/plans/targets.controller';
import { AreaChangesPagesController } from './pages/area-changes/area-changes.controller';
import { CatalogueController } from './pages/catalogue/catalogue.controller';
import { CriteriaController } from './pages/catalogue/criteria.controller';
import { AccountsPagesController } from './pages/accounts/accounts.controller';
import { SystemController } from './pages/system/system.controller';
import { VerifyController } from './pages/verify/verify.controller';
import { VisitOf } from './visit/visiting';

/** The pages. They know the API and nothing of the slices behind it. */
@Module({})
export class WebModule {
  static over(log: Logger): DynamicModule {
    return {
      module: WebModule,
      controllers: [
        ...ENTRY_PAGES,
        HomeController,
        WorkController,
        AccountController,
        PasswordController,
        SecondFactorController,
        ReportController,
        TasksPagesController,
        ReportsListController,
        SignInController,
        OverviewController,
        LiveController,
        ...AUDIT_PAGES,
        VerifyController,
        ...RECOGNITION_PAGES,
        SystemController,
        AccountsPagesController,
        CatalogueController,
        CriteriaController,
        HelpController,
        PlansController,
        TargetsController,
        AreaChangesPagesController,
        ...SITUATION_PAGES,
      ],
      providers: [
        VisitOf,
        LiveHints,
        { provide: PAGE_LOG, useValue: log },
        // Asked when the first page is: the application is whole by then.
        {
          provide: Api,
          useFactory: (host: HttpAdapterHost) => new Api(inProcess(() => host.httpAdapter.getInstance())),
          inject: [HttpAdapterHost],
        },
      ],
    };
  }
}
