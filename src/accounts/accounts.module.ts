import type { ReadModels } from '@hieuhoc/projections';
import { Global, Module, type DynamicModule } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { AreasModule, AreasService } from '../areas';
import { Access } from '../platform/access/access';
import { Actors, type AccessMode } from '../platform/access/actors';
import { AreaFinders } from '../platform/access/area-finders';
import { DeclaredRoutes } from '../platform/access/declared-routes';
import { Grounds } from '../platform/access/grants';
import { PolicyAccess } from '../platform/access/policy-access';
import { AccessStores } from '../platform/access/sign-in';
import { TodoProviders } from '../platform/access/todo';
import { Commands } from '../platform/commands/commands';
import { AsOfReader } from '../platform/queries/as-of';
import type { Clock } from '../platform/time/clock';
import { CLOCK, READ_MODELS } from '../platform/tokens';
import { Vault } from '../platform/vault';
import { AccountGrounds } from './account-grounds';
import { AccountLifeReader } from './account-life';
import { AccountsController } from './accounts.controller';
import { AccountsReader, type WaysIn } from './accounts.reader';
import { AccountsService } from './accounts.service';
import { CredentialsController } from './credentials.controller';
import { CredentialsService } from './credentials.service';
import { MeController } from './me.controller';

const waysIn = ({ credentials, secondFactors }: AccessStores): WaysIn => ({
  login: (account) => credentials.of(account),
  secondFactor: (account) => secondFactors.enrolled(account),
});

/** Who may do what is asked everywhere, so this module is everywhere. */
@Global()
@Module({})
export class AccountsModule {
  static in(mode: AccessMode): DynamicModule {
    const shared = [AccountsService, CredentialsService, Grounds, Access, Actors, AreaFinders, TodoProviders];
    return {
      module: AccountsModule,
      imports: [AreasModule, DiscoveryModule],
      controllers: [AccountsController, CredentialsController, MeController],
      providers: [
        AreaFinders,
        TodoProviders,
        DeclaredRoutes,
        {
          provide: AccountsService,
          useFactory: (commands: Commands, areas: AreasService, vault: Vault) => new AccountsService(commands, areas, vault),
          inject: [Commands, AreasService, Vault],
        },
        {
          provide: CredentialsService,
          useFactory: (commands: Commands, accounts: AccountsService, stores: AccessStores) =>
            new CredentialsService(commands, accounts, stores),
          inject: [Commands, AccountsService, AccessStores],
        },
        {
          provide: Grounds,
          useFactory: (accounts: AccountsService, areas: AreasService) => new AccountGrounds(accounts, areas, mode),
          inject: [AccountsService, AreasService],
        },
        { provide: Access, useFactory: (grounds: Grounds, clock: Clock) => new PolicyAccess(grounds, clock), inject: [Grounds, CLOCK] },
        { provide: Actors, useFactory: (grounds: Grounds) => new Actors(grounds, mode), inject: [Grounds] },
        {
          provide: AccountsReader,
          useFactory: (read: ReadModels, moments: AsOfReader, vault: Vault, stores: AccessStores, clock: Clock) =>
            new AccountsReader(read, moments, vault, waysIn(stores), clock),
          inject: [READ_MODELS, AsOfReader, Vault, AccessStores, CLOCK],
        },
        {
          provide: AccountLifeReader,
          useFactory: (read: ReadModels, commands: Commands) => new AccountLifeReader(read, commands.store),
          inject: [READ_MODELS, Commands],
        },
      ],
      exports: shared,
    };
  }
}
