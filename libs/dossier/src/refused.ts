export type RefusalCode = 'not-a-dossier' | 'other-format' | 'line-too-long' | 'malformed-line' | 'unknown-line' | 'line-out-of-place';

/** What cannot be read as a dossier: nothing of it is checked. `line` counts from 1. */
export class DossierRefused extends Error {
  constructor(
    readonly code: RefusalCode,
    readonly line: number,
    readonly messageVi: string,
    message: string,
  ) {
    super(message);
    this.name = 'DossierRefused';
  }
}

const SAYS: Readonly<Record<RefusalCode, readonly [vi: string, en: string]>> = {
  'not-a-dossier': ['Tệp không phải hồ sơ kiểm chứng (.hoso).', 'The file is no dossier.'],
  'other-format': ['Hồ sơ theo định dạng khác: hãy dùng bộ kiểm chứng cùng phiên bản.', 'The dossier has another format.'],
  'line-too-long': ['dài quá mức cho phép.', 'is too long.'],
  'malformed-line': ['không đúng dạng', 'is malformed'],
  'unknown-line': ['thuộc loại không biết', 'is of an unknown type'],
  'line-out-of-place': ['đứng sai chỗ hoặc bị lặp', 'is out of place or repeated'],
};

export function refused(code: RefusalCode, line: number, detail = ''): DossierRefused {
  const [vi, en] = SAYS[code];
  const of = detail === '' ? '' : `: ${detail}`;
  if (code === 'not-a-dossier' || code === 'other-format') return new DossierRefused(code, line, vi, en);
  return new DossierRefused(code, line, `Dòng ${line} của hồ sơ ${vi}${of}. Hãy xin lại tệp.`, `Line ${line} ${en}${of}.`);
}
