import { maxBytes, maxDepth } from './parsed';
import { problemAt, type DocumentProblem } from './problem';

const lineAt = (text: string, index: number): number => {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < index; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
};

/** Brackets in prose close again: only a hostile or broken text leaves this many open. */
const maxOpenBrackets = 64;
const blockNesting = new RegExp(`^ *(?:[-?:] +){${maxDepth},}`, 'm');

/**
 * Where nesting gets too deep, before a parser that recurses sees it: a megabyte of `[` costs the YAML parser seconds,
 * and this scan a millisecond. Brackets inside quotes count too, hence the generous limit.
 */
function tooDeepAt(text: string): number {
  let open = 0;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (char === '[' || char === '{') open += 1;
    else if (char === ']' || char === '}') open = Math.max(0, open - 1);
    if (open > maxOpenBrackets) return at;
  }
  return text.search(blockNesting);
}

/** What is refused from the bare text, before it is parsed. */
export function guardText(text: string): DocumentProblem | null {
  const size = Buffer.byteLength(text, 'utf8');
  if (size > maxBytes)
    return problemAt(null, { code: 'too-large', path: [], found: `tài liệu ${size} byte`, allowed: `tối đa ${maxBytes} byte` });
  const deep = tooDeepAt(text);
  if (deep !== -1)
    return problemAt(
      { line: lineAt(text, deep), column: 1 },
      { code: 'too-deep', path: [], found: 'các trường lồng nhau quá sâu', allowed: `tối đa ${maxDepth} tầng` },
    );
  return null;
}
