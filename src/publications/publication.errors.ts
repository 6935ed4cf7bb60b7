import { DomainError } from '@hieuhoc/event-store';

export class AlreadyPublished extends DomainError {
  readonly code = 'already-published';
  readonly kind = 'conflict';
  readonly messageVi: string;

  constructor(published: string) {
    super(`Exactly this was published already under ${published}.`, { published });
    this.messageVi = `Nội dung này đã được công bố với mã ${published}; hãy dùng mã đó.`;
  }
}

export class UnknownPublication extends DomainError {
  readonly code = 'unknown-publication';
  readonly kind = 'unknown';
  readonly messageVi: string;

  constructor(asked: string) {
    super(`Nothing was published under ${asked}: check the code.`, { publication: asked });
    this.messageVi = `Không có công bố nào mang mã "${asked}". Hãy kiểm tra lại mã in trên báo cáo: 16 chữ số và chữ cái, chia bốn nhóm.`;
  }
}

export class NothingToPublish extends DomainError {
  readonly code = 'nothing-to-publish';
  readonly kind = 'conflict';
  readonly messageVi: string;

  constructor(plan: string, area: string) {
    super(`The plan ${plan} has no row for ${area} as it was asked: nothing is published.`, { plan, area });
    this.messageVi = `Kế hoạch "${plan}" không có dòng nào cho địa bàn "${area}" theo cách đã chọn nên không có gì để công bố. Hãy kiểm tra địa bàn, cấp và kỳ.`;
  }
}

export class TooMuchToPublish extends DomainError {
  readonly code = 'too-much-to-publish';
  readonly kind = 'malformed';
  readonly messageVi: string;

  constructor(areas: number, most: number) {
    super(`${areas} areas are too many for one publication (at most ${most}): publish part by part.`, { areas, most });
    this.messageVi = `Báo cáo gồm ${areas} địa bàn, nhiều hơn ${most} là mức một lần công bố nhận. Hãy công bố riêng cho từng địa bàn cấp trên.`;
  }
}
