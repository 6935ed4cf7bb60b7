import { Inject, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { Drafts } from './drafts';
import { DraftsController } from './drafts.controller';

@Module({})
export class DraftsModule implements OnApplicationShutdown {
  constructor(@Inject(Drafts) private readonly drafts: Drafts) {}

  static over(drafts: Drafts): DynamicModule {
    return { module: DraftsModule, controllers: [DraftsController], providers: [{ provide: Drafts, useValue: drafts }] };
  }

  onApplicationShutdown(): void {
    this.drafts.close();
  }
}
