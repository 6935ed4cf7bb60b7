/** `GET /api/reports/rates`, an item. */
export interface Rates {
  readonly area: string | null;
  readonly expected: number;
  readonly received: number;
  readonly inTime: number;
  readonly missing: number;
  readonly completeness: string | null;
  readonly timeliness: string | null;
}
