export { AccessStores } from './access-stores';
export type { Download } from './download-log';
export { AuthenticationGuard } from './authentication.guard';
export { SignInModule } from './sign-in.module';
