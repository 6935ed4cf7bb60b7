import type { Finding, Path } from '../problem';
import type { IndicatorSpec } from '../types';

const finding = (path: Path, field: string, found: string, allowed: string): Finding => ({
  code: 'indicator-does-not-fit',
  path: [...path, field],
  found,
  allowed,
});

function derived(indicator: IndicatorSpec, path: Path, of: IndicatorSpec | undefined): Finding[] {
  if (indicator.from === undefined) return [];
  const findings: Finding[] = [];
  if (indicator.measure !== 'ratio')
    findings.push(finding(path, 'measure', `chỉ số suy ra đo kiểu ${indicator.measure}`, 'ratio: danh hiệu trên tổng thể'));
  if (indicator.checkAgainst !== undefined)
    findings.push(finding(path, 'checkAgainst', 'chỉ số suy ra lại đối chiếu với sổ', 'chỉ dùng cho chỉ số được báo cáo'));
  if (of !== undefined && of.measure !== 'count')
    findings.push({
      ...finding(path, 'from', `tổng thể "${of.code}" kiểu ${of.measure}`, 'một chỉ số đếm (count) được báo cáo'),
      path: [...path, 'from', 'of'],
    });
  return findings;
}

function ofMeasure(indicator: IndicatorSpec, path: Path): Finding[] {
  const findings: Finding[] = [];
  const ratioOnly = ['denominator', 'denominatorIs'] as const;
  if (indicator.measure !== 'ratio')
    for (const field of ratioOnly)
      if (indicator[field] !== undefined)
        findings.push(finding(path, field, `mẫu số ở chỉ số kiểu ${indicator.measure}`, 'chỉ dùng với ratio'));
  if (indicator.mayExceed && indicator.measure !== 'ratio')
    findings.push(finding(path, 'mayExceed', `mayExceed ở chỉ số kiểu ${indicator.measure}`, 'chỉ dùng với ratio'));
  if (indicator.signed && indicator.measure !== 'count')
    findings.push(finding(path, 'signed', `signed ở chỉ số kiểu ${indicator.measure}`, 'chỉ dùng với count'));
  return findings;
}

const namedBy = (relation: NonNullable<IndicatorSpec['denominatorIs']>): string =>
  'numeratorOf' in relation ? relation.numeratorOf : relation.denominatorOf;

function nested(indicator: IndicatorSpec, path: Path, other: IndicatorSpec | undefined): Finding[] {
  if (indicator.denominatorIs === undefined || other === undefined) return [];
  if (other.code !== indicator.code && other.measure === 'ratio') return [];
  return [finding(path, 'denominatorIs', `chỉ số "${other.code}" kiểu ${other.measure}`, 'một chỉ số ratio khác')];
}

/** What one definition says fits together; `find` knows the other definitions at hand. */
export function indicatorFindings(indicator: IndicatorSpec, path: Path, find: (code: string) => IndicatorSpec | undefined): Finding[] {
  return [
    ...derived(indicator, path, indicator.from === undefined ? undefined : find(indicator.from.of)),
    ...ofMeasure(indicator, path),
    ...nested(indicator, path, indicator.denominatorIs === undefined ? undefined : find(namedBy(indicator.denominatorIs))),
  ];
}
