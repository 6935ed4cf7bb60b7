import { DomainError } from '@hieuhoc/event-store';

/** Nothing has happened that could be sealed. */
export class NothingToSeal extends DomainError {
  readonly code = 'nothing-to-seal';
  readonly kind = 'conflict';
  readonly messageVi = 'Nhật ký còn trống nên chưa có gì để niêm phong. Hãy ghi việc đầu tiên rồi gửi lại.';

  constructor() {
    super('The log is empty: there is nothing to seal. Record something first.');
  }
}

/** No part of the tree: what was asked for is not there, or not there yet. */
export class NoSuchTile extends DomainError {
  readonly code = 'no-such-tile';
  readonly kind = 'unknown';
  readonly messageVi: string;

  constructor(path: string, size: number) {
    super(`The tree of ${size} leaves has no ${path}: ask for tiles of the checkpoint's size.`, { path, size });
    this.messageVi = `Cây băm ${size} lá không có ô "${path}". Hãy hỏi các ô của cỡ mà GET /api/log/checkpoint nêu.`;
  }
}
