export { AccessStores } from './access-stores';
export { AuthenticationGuard } from './authentication.guard';
export { SignInModule } from './sign-in.module';
