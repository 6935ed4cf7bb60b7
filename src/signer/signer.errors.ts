import { DomainError } from '@hieuhoc/event-store';

/** The folder of keys is not as it was left, or others can read it. Nothing is signed, and nothing in it was changed. */
export class KeyFolderRefused extends DomainError {
  readonly code = 'key-folder-refused';
  readonly kind = 'damaged';
  readonly messageVi: string;

  constructor(place: string, found: { readonly vi: string; readonly en: string }) {
    super(`${place}: ${found.en}. Nothing was signed and nothing was changed.`, { place, found: found.en });
    this.messageVi = `${place}: ${found.vi}. Chưa ký gì và chưa thay đổi gì.`;
  }
}

export const readableByOthers = (place: string, mode: string): KeyFolderRefused =>
  new KeyFolderRefused(place, {
    vi: `người khác trên máy đọc được khoá ký. Hãy chạy chmod ${mode} và cân nhắc thay khoá`,
    en: `others on this machine can read it; run chmod ${mode}, and consider another key`,
  });

export const ownedByAnother = (place: string): KeyFolderRefused =>
  new KeyFolderRefused(place, {
    vi: 'thuộc về người dùng khác. Hãy chạy bộ ký bằng đúng người dùng sở hữu thư mục khoá',
    en: 'it belongs to another user; run the signer as the owner of its folder',
  });

export const memoryMissing = (place: string): KeyFolderRefused =>
  new KeyFolderRefused(place, {
    vi: 'có khoá mà không có heads.db, nơi ghi đã ký đến đâu. Ký tiếp lúc này có thể tạo hai lịch sử; hãy đưa lại heads.db mới nhất, hoặc lập bộ ký mới (thư mục mới, tên nhật ký mới)',
    en: 'there are keys but no heads.db, which says what was signed; going on could sign two histories. Put the newest heads.db back, or begin a new signer (new folder, new origin)',
  });

export const keyMissing = (place: string): KeyFolderRefused =>
  new KeyFolderRefused(place, {
    vi: 'thiếu tệp khoá của bộ ký này. Hãy đưa lại đúng tệp; khoá mới không được tự tạo thay',
    en: 'the key of this signer is missing; put that file back, a new one is never made in its place',
  });

export const otherKey = (place: string): KeyFolderRefused =>
  new KeyFolderRefused(place, {
    vi: 'không phải khoá mà bộ ký này đã dùng. Hãy đưa lại đúng tệp; muốn thay khoá thì dùng keys --renew',
    en: 'it is not the key that this signer has used; put the right one back, or renew it with keys --renew',
  });

export const noKey = (place: string): KeyFolderRefused =>
  new KeyFolderRefused(place, { vi: 'không phải tệp khoá PKCS #8 đúng loại', en: 'it is no PKCS #8 key of its type' });

export const otherName = (place: string, kept: string, given: string): KeyFolderRefused =>
  new KeyFolderRefused(place, {
    vi: `thư mục này của "${kept}", không phải "${given}". Tên không đổi được: chữ ký cũ mang tên ấy. Hãy bỏ tên đã đặt hoặc dùng thư mục khác`,
    en: `it is the folder of "${kept}", not of "${given}"; a name stays, as signatures bear it: leave it out or use another folder`,
  });

export const badName = (name: string): KeyFolderRefused =>
  new KeyFolderRefused(name, {
    vi: 'tên phải có 1 đến 255 byte, không có khoảng trắng hay dấu +, ví dụ hoctap.example.vn/nhat-ky',
    en: 'a name has 1 to 255 bytes without blanks or pluses',
  });

export const foreignHeads = (place: string, found: string): KeyFolderRefused =>
  new KeyFolderRefused(place, {
    vi: `không dùng được làm sổ đã ký (${found}). Hãy giữ nguyên tệp và đưa lại bản mới nhất của chính nó`,
    en: `it cannot be used (${found}); keep it as it is and put back the newest copy of it`,
  });

export const otherRole = (place: string, role: 'signer' | 'witness'): KeyFolderRefused =>
  new KeyFolderRefused(place, {
    vi: role === 'signer' ? 'là thư mục của một nhân chứng, không phải của bộ ký' : 'là thư mục của một bộ ký, không phải của nhân chứng',
    en: role === 'signer' ? 'it is the folder of a witness' : 'it is the folder of a signer',
  });

/** The place to listen at cannot be had: nothing else is wrong. */
export class CannotListen extends DomainError {
  readonly code = 'cannot-listen';
  readonly kind = 'unavailable';
  readonly messageVi: string;

  constructor(place: string, reason: string) {
    super(`${place} cannot be listened on (${reason}): choose another with --listen, or end what uses it.`, { place, reason });
    this.messageVi = `Không mở được ${place} (${reason}). Hãy chọn chỗ khác bằng --listen, hoặc dừng chương trình đang dùng nó.`;
  }
}
