/** "Số liệu minh hoạ": how the correlation of every generated event begins, so that none is ever taken for a reported one. */
export const SAMPLE = 'so-lieu-minh-hoa';
