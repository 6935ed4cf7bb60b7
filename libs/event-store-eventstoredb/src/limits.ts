export const MOST_EVENTS = 10_000;
export const DEFAULT_PAGE = 1_000;
export const DEFAULT_BATCH = 500;

export const within = (limit: number): number => Math.min(Math.max(1, Math.trunc(limit)), MOST_EVENTS);
