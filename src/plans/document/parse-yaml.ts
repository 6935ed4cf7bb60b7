import { isAlias, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, type Document, type Node, type Pair } from 'yaml';
import { maxDepth, type Parsed } from './parsed';
import { problemAt, type DocumentProblem, type Locate, type Path, type Place } from './problem';

const pairOf = (node: unknown, key: string | number): Pair | undefined =>
  isMap(node) ? node.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === String(key)) : undefined;

/** Positions in a parsed YAML tree; JSON texts are located through the same tree. */
export function locator(root: unknown, lines: LineCounter): Locate {
  const place = (node: unknown): Place | null => {
    const start = isNode(node) ? node.range?.[0] : undefined;
    if (start === undefined) return null;
    const { line, col } = lines.linePos(start);
    return { line, column: col };
  };
  return (path, part) => {
    let node: unknown = root;
    let nearest = place(root) ?? { line: 1, column: 1 };
    for (const [depth, step] of path.entries()) {
      const pair = pairOf(node, step);
      if (pair !== undefined) nearest = place(pair.key) ?? nearest;
      node = isSeq(node) && typeof step === 'number' ? node.items[step] : pair?.value;
      const wantsKey = part === 'key' && depth === path.length - 1;
      const empty = isScalar(node) && node.value === null;
      if (node === undefined || node === null || wantsKey || empty) return nearest;
      nearest = place(node) ?? nearest;
    }
    return nearest;
  };
}

const syntaxWords: Readonly<Record<string, string>> = {
  MULTIPLE_DOCS: 'nhiều tài liệu trong một tệp',
  BAD_INDENT: 'thụt dòng sai',
  TAB_AS_INDENT: 'dấu tab ở chỗ thụt dòng',
  MISSING_CHAR: 'thiếu dấu ngoặc hoặc dấu nháy đóng',
  BLOCK_AS_IMPLICIT_KEY: 'hai dấu hai chấm trên một dòng',
  RESOURCE_EXHAUSTION: 'các trường lồng nhau quá sâu',
};

function syntaxProblems(document: Document.Parsed, lines: LineCounter): DocumentProblem[] {
  return document.errors.slice(0, 20).map((error) => {
    const { line, col } = lines.linePos(error.pos[0]);
    const found = syntaxWords[error.code] ?? `lỗi cú pháp (${error.code})`;
    const allowed = 'một tài liệu YAML 1.2, thụt dòng bằng dấu cách, chuỗi có dấu hai chấm hoặc dấu nháy đặt trong ngoặc kép';
    return problemAt({ line, column: col }, { code: 'bad-syntax', path: [], found, allowed });
  });
}

/**
 * What YAML can say and a plan document may not: aliases (a bomb of a few lines grows to gigabytes), tags, keys that are not text.
 * Repeated keys are looked for here because the parser's own check compares every key with every other.
 */
export function shapeProblems(root: unknown, lines: LineCounter): DocumentProblem[] {
  const problems: DocumentProblem[] = [];
  const refuse = (node: Node | null | undefined, code: string, path: Path, found: string, allowed: string): void => {
    const position = lines.linePos(node?.range?.[0] ?? 0);
    problems.push(problemAt({ line: position.line, column: position.col }, { code, path, found, allowed }));
  };
  const visitKey = (pair: Pair, seen: Set<string>, path: Path): string => {
    const key = pair.key;
    const node = isNode(key) ? key : null;
    if (!isScalar(key) || typeof key.value !== 'string') {
      refuse(node, 'key-not-text', path, 'tên trường không phải chuỗi', 'tên trường là chuỗi, đặt trong ngoặc kép nếu chỉ có chữ số');
      return '?';
    }
    if (seen.has(key.value)) refuse(node, 'duplicate-key', [...path, key.value], 'một trường ghi hai lần', 'mỗi trường một lần');
    seen.add(key.value);
    return key.value;
  };
  const visit = (node: unknown, path: Path): void => {
    if (isAlias(node)) return refuse(node, 'alias', path, `bí danh *${node.source}`, 'viết lại giá trị, không dùng neo và bí danh');
    if (!isScalar(node) && !isMap(node) && !isSeq(node)) return;
    if (node.tag !== undefined) return refuse(node, 'tag', path, `nhãn kiểu ${node.tag}`, 'không dùng nhãn kiểu');
    if (path.length > maxDepth) return refuse(node, 'too-deep', path, 'các trường lồng nhau quá sâu', `tối đa ${maxDepth} tầng`);
    if (isSeq(node)) for (const [index, item] of node.items.entries()) visit(item, [...path, index]);
    if (!isMap(node)) return;
    const seen = new Set<string>();
    for (const pair of node.items) visit(pair.value, [...path, visitKey(pair, seen, path)]);
  };
  visit(root, []);
  return problems;
}

export function parseTree(text: string, lines: LineCounter): Document.Parsed {
  return parseDocument(text, {
    version: '1.2',
    schema: 'core',
    strict: true,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'error',
    lineCounter: lines,
  });
}

/** The `core` schema: 2013-07-16 and "22.205" stay text, 22.205 without quotes is a number and is refused where a code belongs. */
export function parseYaml(text: string): Parsed {
  const lines = new LineCounter();
  const document = parseTree(text, lines);
  if (document.errors.length > 0) return { ok: false, problems: syntaxProblems(document, lines) };
  const problems = shapeProblems(document.contents, lines);
  if (problems.length > 0) return { ok: false, problems };
  const value: unknown = document.toJS({ maxAliasCount: 0 });
  return { ok: true, value, locate: locator(document.contents, lines) };
}
