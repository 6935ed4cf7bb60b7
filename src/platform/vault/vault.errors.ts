import { DomainError } from '@hieuhoc/event-store';

/** The key is not the one that the names were sealed with; nothing may be written under a second one. */
export class VaultKeyRefused extends DomainError {
  readonly code = 'vault-key-refused';
  readonly kind = 'damaged';

  constructor(
    place: string,
    readonly messageVi: string,
    messageEn: string,
  ) {
    super(`${place}: ${messageEn}`, { place });
  }
}

export const wrongKey = (place: string): VaultKeyRefused =>
  new VaultKeyRefused(
    place,
    `Khoá kho tên (HIEUHOC_VAULT_KEY hoặc tệp vault.key) không phải khoá đã niêm phong ${place}. Hãy đưa lại đúng khoá đó rồi khởi động lại; kho chưa bị thay đổi.`,
    'the vault was sealed with another key. Give the right HIEUHOC_VAULT_KEY (or vault.key) and start again; nothing was changed.',
  );

export const missingKey = (place: string): VaultKeyRefused =>
  new VaultKeyRefused(
    place,
    `Có kho tên ${place} mà không thấy khoá: đặt HIEUHOC_VAULT_KEY hoặc chép lại tệp vault.key cạnh kho rồi khởi động lại. Khoá mới không mở được tên cũ.`,
    'there is a vault and no key. Set HIEUHOC_VAULT_KEY or put vault.key back beside it, and start again.',
  );

export const malformedKey = (place: string): VaultKeyRefused =>
  new VaultKeyRefused(
    place,
    `Khoá kho tên (${place}) phải là 32 byte viết dạng base64 (44 ký tự) hoặc hex (64 ký tự). Hãy sửa rồi khởi động lại.`,
    'the key must be 32 bytes, as base64 (44 characters) or hex (64 characters).',
  );

/** Something in the vault is not what was put there. Says where, never what. */
export class VaultDamaged extends DomainError {
  readonly code = 'vault-damaged';
  readonly kind = 'damaged';
  readonly messageVi: string;

  constructor(place: string, found: string) {
    super(`${place}: ${found}. Restore the last backup of the vault; the file was left untouched.`, { place, found });
    this.messageVi = `Kho tên ${place}: ${found}. Hãy khôi phục kho từ bản sao lưu gần nhất, không ghi đè tệp này.`;
  }
}

/** Somebody else reads the vault's file, so that what was deleted still lies in its write-ahead log. */
export class VaultInUse extends DomainError {
  readonly code = 'vault-in-use';
  readonly kind = 'unavailable';
  readonly messageVi =
    'Dữ liệu cá nhân đã bị xoá khỏi kho, nhưng một chương trình khác đang mở kho nên chưa dọn hết dấu vết. Hãy đóng chương trình đó rồi gửi lại yêu cầu.';

  constructor() {
    super('Deleted, but another process reads the vault, so its write-ahead log could not be emptied: close it and ask again.', {
      retryAfter: 5,
    });
  }
}
