import { DomainError } from '@hieuhoc/event-store';

/** Programmes and guests are not written to. */
export class PersonsOnly extends DomainError {
  readonly code = 'persons-only';
  readonly kind = 'forbidden';
  readonly messageVi = 'Chỉ tài khoản của người mới có địa chỉ thư. Hãy đăng nhập bằng tài khoản của bạn.';

  constructor() {
    super('Only an account of a person has an address: sign in as one.');
  }
}
