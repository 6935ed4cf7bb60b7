import { Global, Inject, Module, type DynamicModule, type OnApplicationShutdown, type Provider } from '@nestjs/common';
import { Actors } from '../actors';
import { Grounds } from '../grants';
import { AccessStores } from './access-stores';
import { Answering } from './answering';
import { Authentication } from './authentication';
import { IssuerSignIn } from './issuer-sign-in';
import { MachineSignIn } from './machine-sign-in';
import { OidcController } from './oidc.controller';
import { OwnSessionController } from './own-session.controller';
import { SessionController } from './session.controller';
import { SignIn } from './sign-in.service';
import { TokenController } from './token.controller';
import { TotpController } from './totp.controller';

/** Wires signing in over the stores that were opened; the grounds and the actors come from the accounts. */
@Global()
@Module({})
export class SignInModule implements OnApplicationShutdown {
  constructor(@Inject(AccessStores) private readonly stores: AccessStores) {}

  static over(stores: AccessStores): DynamicModule {
    const signIn: Provider[] = [
      { provide: AccessStores, useValue: stores },
      { provide: SignIn, useFactory: (grounds: Grounds) => new SignIn(stores, grounds), inject: [Grounds] },
      { provide: MachineSignIn, useFactory: (grounds: Grounds) => new MachineSignIn(stores, grounds), inject: [Grounds] },
      { provide: IssuerSignIn, useFactory: (one: SignIn) => new IssuerSignIn(stores, one), inject: [SignIn] },
      { provide: Answering, useValue: new Answering(stores) },
      {
        provide: Authentication,
        useFactory: (grounds: Grounds, actors: Actors) => new Authentication(stores, grounds, actors),
        inject: [Grounds, Actors],
      },
    ];
    return {
      module: SignInModule,
      controllers: [SessionController, OwnSessionController, TotpController, TokenController, OidcController],
      providers: signIn,
      exports: [AccessStores, SignIn, Authentication, IssuerSignIn],
    };
  }

  onApplicationShutdown(): void {
    this.stores.close();
  }
}
