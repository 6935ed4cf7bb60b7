import { DomainError } from '@hieuhoc/event-store';
import type { Difference } from '../platform/differences';

abstract class PlanConflict extends DomainError {
  readonly kind = 'conflict';
}

export class PlanDiffers extends PlanConflict {
  readonly code = 'plan-differs';
  readonly messageVi: string;

  constructor(plan: string, differences: readonly Difference[]) {
    super(`${plan} was issued with another text: revise or correct it instead.`, { plan, differences: differences.slice(0, 100) });
    const places = differences.slice(0, 5).map(({ path }) => path);
    this.messageVi = `Kế hoạch ${plan} đã ban hành với nội dung khác (${places.join(', ')}${differences.length > 5 ? ', …' : ''}). Muốn đổi, hãy dùng điều chỉnh hoặc đính chính chỉ tiêu.`;
  }
}

export class PlanNotIssued extends DomainError {
  readonly code = 'unknown-plan';
  readonly kind = 'unknown';
  readonly messageVi = 'Chưa có kế hoạch này. Hãy kiểm tra lại mã kế hoạch.';

  constructor() {
    super('There is no such plan: check the code.');
  }
}

export class PlanIsClosed extends PlanConflict {
  readonly code = 'plan-closed';
  readonly messageVi: string;

  constructor(plan: string, on: string) {
    super(`${plan} was closed on ${on}: nothing of it changes any more.`, { plan, on });
    this.messageVi = `Kế hoạch ${plan} đã kết thúc ngày ${on}, không thay đổi được nữa.`;
  }
}

export class UnknownTarget extends DomainError {
  readonly code = 'unknown-target';
  readonly kind = 'unknown';
  readonly messageVi: string;

  constructor(plan: string, target: string) {
    super(`${plan} has no target ${target}: check the id.`, { plan, target });
    this.messageVi = `Kế hoạch ${plan} không có chỉ tiêu "${target}". Hãy kiểm tra lại mã.`;
  }
}

export class TargetExists extends PlanConflict {
  readonly code = 'target-exists';
  readonly messageVi: string;

  constructor(plan: string, target: string) {
    super(`${plan} has a target ${target} already: choose another id, or revise it.`, { plan, target });
    this.messageVi = `Kế hoạch ${plan} đã có chỉ tiêu "${target}". Hãy đặt mã khác hoặc điều chỉnh chỉ tiêu đó.`;
  }
}

export class TargetIsWithdrawn extends PlanConflict {
  readonly code = 'target-withdrawn';
  readonly messageVi: string;

  constructor(target: string, on: string) {
    super(`Target ${target} is withdrawn from ${on} on.`, { target, on });
    this.messageVi = `Chỉ tiêu "${target}" đã bãi bỏ từ ngày ${on}.`;
  }
}

export class NothingChanges extends DomainError {
  readonly code = 'nothing-changes';
  readonly kind = 'malformed';
  readonly messageVi: string;

  constructor(target: string) {
    super(`The command names nothing of ${target} to change.`, { target });
    this.messageVi = `Chưa nêu thay đổi gì ở chỉ tiêu "${target}": hãy gửi ít nhất một trong criterion, due, hold, byArea (điều chỉnh) hoặc fields (đính chính).`;
  }
}

export class AfterTheDueDay extends PlanConflict {
  readonly code = 'effective-after-due';
  readonly messageVi: string;

  constructor(target: string, effectiveOn: string, due: string) {
    super(`The revision of ${target} would take effect on ${effectiveOn}, after its due day ${due}: move the due day too.`, {
      target,
      effectiveOn,
      due,
    });
    this.messageVi = `Điều chỉnh chỉ tiêu "${target}" có hiệu lực ${effectiveOn}, sau hạn ${due}. Hãy chuyển cả hạn (due) hoặc chọn ngày hiệu lực sớm hơn.`;
  }
}
