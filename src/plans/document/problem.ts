/** Where in a document: keys and list indexes from its root. */
export type Path = readonly (string | number)[];

export interface Place {
  readonly line: number;
  readonly column: number;
}

/** One thing wrong with a document. `line` is null where the document came without text (an already parsed body). */
export interface DocumentProblem {
  readonly code: string;
  readonly line: number | null;
  readonly column: number | null;
  readonly path: string;
  readonly found: string;
  readonly allowed: string;
  readonly message: string;
}

/** What a reader of text knows about places; `key` asks for the name of the field instead of its value. */
export type Locate = (path: Path, part: 'key' | 'value') => Place | null;

export const pathText = (path: Path): string =>
  path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    if (/^[A-Za-z][A-Za-z0-9-]*$/.test(step)) return text === '' ? step : `${text}.${step}`;
    return `${text}[${JSON.stringify(step)}]`;
  }, '');

export interface Finding {
  readonly code: string;
  readonly path: Path;
  readonly part?: 'key' | 'value';
  readonly found: string;
  readonly allowed: string;
}

export function problemAt(place: Place | null, finding: Omit<Finding, 'part'>): DocumentProblem {
  const path = pathText(finding.path);
  const where = [place === null ? null : `Dòng ${place.line}`, path === '' ? null : `trường ${path}`].filter((part) => part !== null);
  const words = `tìm thấy ${finding.found}; được phép: ${finding.allowed}.`;
  return {
    code: finding.code,
    line: place?.line ?? null,
    column: place?.column ?? null,
    path,
    found: finding.found,
    allowed: finding.allowed,
    message: where.length === 0 ? words.charAt(0).toUpperCase() + words.slice(1) : `${where.join(', ')}: ${words}`,
  };
}

const shown = 60;
const cut = (text: string): string => (text.length > shown ? `${text.slice(0, shown)}…` : text);

/** A found value in words a clerk can look for in the file. */
export function describe(value: unknown): string {
  if (value === undefined) return 'không có gì';
  if (value === null) return 'giá trị trống (null)';
  if (typeof value === 'string') return `chuỗi "${cut(value)}"`;
  if (typeof value === 'number') return `số ${value}`;
  if (typeof value === 'boolean') return `giá trị ${value}`;
  if (Array.isArray(value)) return `danh sách ${value.length} phần tử`;
  return describeFields(value);
}

/** A few simple fields are shown whole; of more, or of nested ones, some names: a whole document must not be read for each error. */
function describeFields(value: object): string {
  const names = Object.keys(value);
  if (names.length > maxNames) return `nhóm trường {${names.slice(0, maxNames).join(', ')}, …}`;
  const simple = Object.values(value).every((member) => typeof member !== 'object' || member === null);
  return simple ? `nhóm trường ${cut(JSON.stringify(value))}` : `nhóm trường {${names.join(', ')}}`;
}
const maxNames = 6;
