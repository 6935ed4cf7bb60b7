import { maxDepth } from './parsed';
import type { Finding } from './problem';

function nestsDeeper(value: unknown, left: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return left === 0 || Object.values(value).some((member) => nestsDeeper(member, left - 1));
}

/** A parsed body may nest a hundred thousand deep and break every function that walks it; this one stops at the limit. */
export const depthFindings = (value: unknown): Finding[] =>
  nestsDeeper(value, maxDepth)
    ? [{ code: 'too-deep', path: [], found: 'các trường lồng nhau quá sâu', allowed: `tối đa ${maxDepth} tầng` }]
    : [];
