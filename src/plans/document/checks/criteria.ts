import type { Criterion, Decimal } from '@hieuhoc/indicator-maths';
import { compareDecimals } from '../decimals';
import type { Finding, Path } from '../problem';
import type { IndicatorSpec } from '../types';

const unfit = (path: Path, found: string, allowed: string): Finding => ({ code: 'criterion-does-not-fit', path, found, allowed });

/** A share lies between 0 and 100 unless it may exceed; a count is negative only where it is signed. */
export function valueFindings(indicator: IndicatorSpec, value: Decimal | undefined, path: Path): Finding[] {
  if (value === undefined) return [];
  const share = indicator.measure !== 'count';
  if (compareDecimals(value, '0') < 0 && (share || !indicator.signed))
    return [unfit(path, `số âm "${value}"`, share ? 'tỷ lệ từ "0"' : 'số từ "0"; số âm chỉ với chỉ số có signed')];
  if (share && !indicator.mayExceed && compareDecimals(value, '100') > 0)
    return [unfit(path, `"${value}"`, 'tỷ lệ không quá "100", trừ chỉ số có mayExceed')];
  return [];
}

function thresholds(criterion: Extract<Criterion, { kind: 'at-least' }>, indicator: IndicatorSpec | undefined, path: Path): Finding[] {
  const known = indicator === undefined ? [] : valueFindings(indicator, criterion.value, [...path, 'value']);
  if (criterion.upTo === undefined) return known;
  const wide = compareDecimals(criterion.upTo, criterion.value) < 0;
  return [
    ...known,
    ...(indicator === undefined ? [] : valueFindings(indicator, criterion.upTo, [...path, 'upTo'])),
    ...(wide ? [unfit([...path, 'upTo'], `"${criterion.upTo}"`, `từ "${criterion.value}" trở lên`)] : []),
  ];
}

/** Does a criterion fit what the indicator measures? Without the definition (only the store has it) its own numbers are checked. */
export function criterionFindings(criterion: Criterion, indicator: IndicatorSpec | undefined, path: Path): Finding[] {
  const measure = indicator?.measure;
  switch (criterion.kind) {
    case 'at-least':
      return thresholds(criterion, indicator, path);
    case 'at-most':
      return indicator === undefined ? [] : valueFindings(indicator, criterion.value, [...path, 'value']);
    case 'complete':
      return measure === 'count' ? [unfit(path, 'complete với chỉ số đếm', 'chỉ số ratio hoặc yes-no, có tử số và mẫu số')] : [];
    case 'count-of':
      if (criterion.count > criterion.of)
        return [unfit([...path, 'count'], `${criterion.count} trên ${criterion.of}`, `không quá ${criterion.of}`)];
      return measure === 'count' ? [unfit(path, 'count-of với chỉ số đếm', 'chỉ số ratio hoặc yes-no, có tử số và mẫu số')] : [];
    case 'parity':
      if (indicator === undefined) return [];
      if (measure === 'ratio' && indicator.breakdowns.includes(criterion.breakdown))
        return criterion.tolerance === undefined ? [] : valueFindings(indicator, criterion.tolerance, [...path, 'tolerance']);
      return [
        unfit(
          [...path, 'breakdown'],
          `parity theo "${criterion.breakdown}" với chỉ số "${indicator.code}"`,
          `chỉ số ratio có breakdowns chứa "${criterion.breakdown}"`,
        ),
      ];
    case 'qualitative':
      return measure === undefined || measure === 'yes-no' ? [] : [unfit(path, `qualitative với chỉ số kiểu ${measure}`, 'chỉ số yes-no')];
    case 'increase':
    case 'not-below-baseline':
      return [];
  }
}
