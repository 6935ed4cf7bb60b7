import { Body, Controller, Get, Inject, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { SignInRequired } from '../platform/access/access.errors';
import type { Identity } from '../platform/access/identity';
import { SignedIn } from '../platform/access/permission';
import { Who } from '../platform/access/who';
import { AnswersOne, AnswersOrdered } from '../platform/http/openapi/answers';
import { Vault, type Contact } from '../platform/vault';
import { contactOf } from './own-contact';
import { CONTACT } from './reminder.answers';
import { ContactDto } from './reminder.dto';
import { PersonsOnly } from './reminder.errors';

@ApiTags('accounts')
@Controller('api/me/email')
export class OwnContactController {
  constructor(@Inject(Vault) private readonly vault: Vault) {}

  /** Where I am written to. */
  @Get()
  @SignedIn('one’s own address')
  @AnswersOne(CONTACT)
  own(@Who() who: Identity | null): Contact {
    return contactOf(this.vault, personOf(who));
  }

  /** Beside the log: the address before is gone. */
  @Put()
  @SignedIn('one’s own address')
  @AnswersOrdered(CONTACT, 200)
  change(@Who() who: Identity | null, @Body() { email, reminders }: ContactDto): Contact {
    const account = personOf(who);
    this.vault.contacts.put(account, { email, reminders });
    return contactOf(this.vault, account);
  }
}

function personOf(who: Identity | null): string {
  if (who === null) throw new SignInRequired();
  if (who.kind !== 'person') throw new PersonsOnly();
  return who.account;
}
