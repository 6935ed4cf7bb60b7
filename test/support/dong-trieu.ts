/** The 21 communes of 2013, in the order of their codes. */
export const COMMUNES: readonly string[] = [
  69, 72, 75, 78, 81, 84, 87, 90, 93, 96, 99, 102, 105, 108, 111, 114, 117, 120, 123, 126, 129,
].map((code) => `22.205.07${String(code).padStart(3, '0')}`);

export const PLAN = 'dong-trieu-2013';
export const DISTRICT = '22.205';
export const OFFICES = '22.205.khoi-huyen';
export const AN_SINH = '22.205.07075';
export const TRANG_LUONG = '22.205.07078';
export const BINH_KHE = '22.205.07081';
export const VIET_DAN = '22.205.07084';
export const TAN_VIET = '22.205.07087';

/** The same value for every commune but those that have one of their own. */
export const everywhere = (value: string, but: Readonly<Record<string, string>> = {}): Record<string, string> => ({
  ...Object.fromEntries(COMMUNES.map((commune) => [commune, value])),
  ...but,
});
