import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access } from '../platform/access/access';
import { SignInRequired } from '../platform/access/access.errors';
import { demoPerson } from '../platform/access/demo-people';
import type { HeldRight } from '../platform/access/held-rights';
import type { Identity } from '../platform/access/identity';
import { SignedIn } from '../platform/access/permission';
import { AccessStores } from '../platform/access/sign-in';
import { TodoProviders, type Todo } from '../platform/access/todo';
import { Who } from '../platform/access/who';
import { AnswersOne } from '../platform/http/openapi/answers';
import { AsOfReader, type AsOf } from '../platform/queries/as-of';
import { Vault } from '../platform/vault';
import { ME } from './account.answers';
import { AccountQuery } from './account.dto';

interface Me {
  readonly account: string;
  readonly kind: Identity['kind'];
  readonly name: string | null;
  /** What one signs in with; null of who does not by password. */
  readonly login: string | null;
  readonly secondFactor: boolean;
  readonly mustChangePassword: boolean;
  readonly rights: readonly HeldRight[];
  readonly todo: readonly Todo[];
  readonly asOf: AsOf;
}

@ApiTags('accounts')
@Controller('api/me')
export class MeController {
  constructor(
    private readonly access: Access,
    private readonly todo: TodoProviders,
    @Inject(Vault) private readonly vault: Vault,
    private readonly moments: AsOfReader,
    private readonly stores: AccessStores,
  ) {}

  /** Who I am, what I may do where, and what waits for me. */
  @Get()
  @SignedIn('one’s own account')
  @AnswersOne(ME)
  async me(@Who() who: Identity | null, @Query() _: AccountQuery): Promise<Me> {
    if (who === null) throw new SignInRequired();
    const asOf = await this.moments.resolve(undefined);
    const rights = await this.access.rightsOf(who);
    const { account, kind, secondFactor, mustChangePassword = false } = who;
    const name = this.vault.names([account]).get(account) ?? demoPerson(account)?.label ?? null;
    const login = this.stores.credentials.of(account)?.login ?? null;
    return { account, kind, name, login, secondFactor, mustChangePassword, rights, todo: await this.todo.all(who, rights), asOf };
  }
}
