import { DomainError } from '@hieuhoc/event-store';

type Facts = Readonly<Record<string, unknown>>;

/** A change that the hierarchy refuses: 409 where it depends on what is known, 422 where it contradicts itself. */
export class ChangeRefused extends DomainError {
  constructor(
    readonly code: string,
    readonly messageVi: string,
    messageEn: string,
    facts: Facts,
    readonly kind: 'conflict' | 'malformed' = 'conflict',
  ) {
    super(messageEn, facts);
  }
}

export const notYetEstablished = (area: string, on: string, from: string): ChangeRefused =>
  new ChangeRefused(
    'area-not-yet-established',
    `Địa bàn "${area}" thành lập ngày ${from}, sau ngày ${on}. Hãy ghi ngày từ ${from} trở đi.`,
    `Area ${area} is established on ${from}, after ${on}: name a day from then on.`,
    { area, on, from },
  );

export const ended = (area: string, on: string, until: string): ChangeRefused =>
  new ChangeRefused(
    'area-ended',
    `Địa bàn "${area}" đã kết thúc từ ngày ${until}. Hãy dùng địa bàn kế tiếp, hoặc ghi ngày trước ${until}.`,
    `Area ${area} has ended on ${until}: use its successor, or a day before.`,
    { area, on, until },
  );

export const establishedDifferently = (
  differences: readonly { readonly area: string; readonly fields: readonly string[] }[],
): ChangeRefused =>
  new ChangeRefused(
    'area-established-differently',
    `Đã có ${differences.map(({ area, fields }) => `địa bàn "${area}" với ${fields.join(', ')} khác`).join('; ')}. Hãy dùng mã khác, hoặc gửi đúng như đã có.`,
    `Known already, but different: ${differences.map(({ area, fields }) => `${area} (${fields.join(', ')})`).join('; ')}. Use another id, or give the same.`,
    { differences },
  );

export const exists = (area: string): ChangeRefused =>
  new ChangeRefused(
    'area-exists',
    `Mã địa bàn "${area}" đã dùng, mã không bao giờ dùng lại. Hãy đặt mã mới, ví dụ "${area}-2025".`,
    `The area id ${area} is taken and ids are never used again: choose a new one.`,
    { area },
  );

export const laterChanges = (area: string, on: string, later: string): ChangeRefused =>
  new ChangeRefused(
    'area-has-later-changes',
    `Địa bàn "${area}" đã có thay đổi ghi vào ngày ${later}, nên không thể kết thúc từ ngày ${on}. Hãy xem lại ngày.`,
    `Area ${area} has a change on ${later} and cannot end on ${on}: check the day.`,
    { area, on, later },
  );

export const withoutLivingParent = (area: string, parent: string, on: string): ChangeRefused =>
  new ChangeRefused(
    'no-living-parent',
    `Ngày ${on} địa bàn "${area}" sẽ không có cấp trên đang tồn tại ("${parent}" không tồn tại ngày đó). Hãy chuyển "${area}" sang cấp trên khác trong cùng thay đổi (children) hoặc trước đó.`,
    `On ${on} area ${area} would be left without a living parent (${parent} is not living then): move it in the same change (children) or before.`,
    { area, parent, on },
  );

export const cycle = (area: string, parent: string): ChangeRefused =>
  new ChangeRefused(
    'parent-cycle',
    `Địa bàn "${parent}" nằm dưới "${area}" (hoặc chính là nó), nên không thể làm cấp trên của "${area}". Hãy chọn cấp trên khác.`,
    `Area ${parent} lies under ${area} and cannot be its parent: choose another.`,
    { area, parent },
  );

export const levelOrder = (area: string, level: string, parent: string, parentLevel: string): ChangeRefused =>
  new ChangeRefused(
    parentLevel === 'sector' ? 'sector-is-a-leaf' : 'level-order',
    parentLevel === 'sector'
      ? `"${parent}" là khối cơ quan (sector), không có địa bàn nào ở dưới. Hãy chọn cấp trên khác cho "${area}".`
      : `Địa bàn "${area}" cấp ${level} không thể nằm dưới "${parent}" cấp ${parentLevel}. Hãy chọn cấp trên ở cấp cao hơn.`,
    `Area ${area} (${level}) cannot lie under ${parent} (${parentLevel}): choose a parent of a higher level.`,
    { area, level, parent, parentLevel },
  );

export const contradiction = (code: string, messageVi: string, messageEn: string, facts: Facts = {}): ChangeRefused =>
  new ChangeRefused(code, messageVi, messageEn, facts, 'malformed');
