import { whole } from '../../parts/numbers';
import type { ProjectionShown, SystemState } from './system.data';

const STATUS_WORDS: Readonly<Record<ProjectionShown['status'], string>> = {
  serving: 'đang phục vụ',
  building: 'đang dựng',
  stopped: 'đã dừng',
  outdated: 'bản cũ, chờ bản mới',
};

export const CHECK_WORDS: readonly (readonly [keyof SystemState['checks'], string])[] = [
  ['log', 'Nhật ký'],
  ['projections', 'Bảng tổng hợp'],
  ['clock', 'Đồng hồ'],
  ['seal', 'Niêm phong và chữ ký'],
];

/** What each read model answers for. */
export const PROJECTION_WORDS: Readonly<Record<string, string>> = {
  'account-facts': 'Tài khoản và quyền',
  'body-facts': 'Cơ quan, đơn vị',
  'erasure-facts': 'Yêu cầu xoá dữ liệu cá nhân',
  'evidence-citations': 'Minh chứng được dẫn',
  'figure-facts': 'Số liệu',
  'figure-reviews': 'Số liệu chờ xác minh',
  'hierarchy-changes': 'Địa bàn và thay đổi',
  'history-entries': 'Tra cứu nhật ký',
  'indicator-facts': 'Chỉ số',
  'log-index': 'Mục lục nhật ký',
  'plan-facts': 'Kế hoạch và chỉ tiêu',
  'publication-facts': 'Công bố',
  'recognition-facts': 'Công nhận danh hiệu',
  'report-facts': 'Báo cáo',
  'task-facts': 'Nhiệm vụ',
  'title-facts': 'Danh hiệu',
};

export const projectionWords = (name: string): string => PROJECTION_WORDS[name] ?? name;

/** What a check says, for people: read models by their names, numbers as Vietnamese writes them. */
export const inWords = (detail: string): string =>
  detail
    .replaceAll(/\d{4,}/g, (digits) => whole(Number(digits)))
    .replaceAll(/[a-z]+(-[a-z]+)+/g, (name) => (PROJECTION_WORDS[name] === undefined ? name : `“${PROJECTION_WORDS[name]}”`));

type Standing = 'fine' | 'stopped' | 'first' | 'building' | 'build-stopped';

/** What each row is to readers: a build beside one that serves takes nothing from them. */
export const standingOf = (all: readonly ProjectionShown[]): readonly Standing[] => all.map((one) => standing(one, all));

function standing({ name, status, serving }: ProjectionShown, all: readonly ProjectionShown[]): Standing {
  const isBeside = !serving && all.some((other) => other.name === name && other.serving);
  if (status === 'stopped') return isBeside ? 'build-stopped' : 'stopped';
  if (status === 'building') return isBeside ? 'building' : 'first';
  return 'fine';
}

export const statusWords = (one: ProjectionShown, all: readonly ProjectionShown[]): string =>
  standing(one, all) === 'build-stopped' ? 'dựng lại đã dừng' : STATUS_WORDS[one.status];

/** 90 000 → `2 phút`. */
export function ageWords(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 1) return 'dưới 1 giây';
  if (seconds < 60) return `${seconds} giây`;
  const minutes = Math.round(seconds / 60);
  return minutes < 60 ? `${minutes} phút` : `${Math.floor(minutes / 60)} giờ ${minutes % 60} phút`;
}
