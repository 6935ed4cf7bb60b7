import { DomainError, type Found } from '@hieuhoc/event-store';

/** What `esdb://…` says cannot be used. Never repeats the text: it may hold a password. */
export class BadEventStoreUrl extends DomainError {
  readonly code = 'bad-event-store-url';
  readonly kind = 'malformed';
  readonly messageVi: string;

  constructor(
    readonly found: string,
    foundVi: string,
  ) {
    super(`The EventStoreDB address cannot be used: ${found}. Expected esdb://user:password@host:2113 or esdb+discover://…`, { found });
    this.messageVi = `Địa chỉ EventStoreDB không dùng được: ${foundVi}. Hãy ghi theo dạng esdb://người-dùng:mật-khẩu@máy:2113 hoặc esdb+discover://…`;
  }
}

/** Before 22.6 a server did not say where in the log an event is. */
export const NO_POSITION: Found = {
  en: 'the server gave no position (it must be 22.6 or newer)',
  vi: 'máy chủ không cho biết vị trí của sự kiện (cần bản 22.6 trở lên)',
};

/** The server knows us and says no: no retry helps, an operator must. */
export class EventStoreAccessDenied extends DomainError {
  readonly code = 'event-store-access-denied';
  readonly kind = 'unavailable';
  readonly messageVi =
    'Máy chủ EventStoreDB từ chối quyền truy cập. Quản trị viên hãy kiểm tra tên, mật khẩu và quyền của tài khoản kho sự kiện.';

  constructor(readonly detail: string) {
    super(`EventStoreDB denied access (${detail}): check the user, the password and the rights of the store's account.`, { detail });
  }
}
