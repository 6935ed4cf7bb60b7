export { ADMINISTRATORS } from './account.events';
export { accountDecider, type Account, type AccountState } from './account.decider';
export { administratorsDecider } from './administrators.decider';
export { foundAdministrator } from './first-administrator';
export { AccountsModule } from './accounts.module';
export { AccountsService, type AccountNow, type Granting, type Opening, type Revoking } from './accounts.service';
export { accountsProjections } from './projections';
export { CredentialsService, type OneTimePassword } from './credentials.service';
export { holdersOn, type RoleHolder } from './account.queries';
