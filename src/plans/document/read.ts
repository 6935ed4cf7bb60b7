import { areaFindings } from './checks/areas';
import { codeFindings } from './checks/codes';
import { indicatorFindings } from './checks/indicators';
import { notices } from './checks/notices';
import { spanFindings } from './checks/spans';
import { targetFindings } from './checks/targets';
import { workFindings } from './checks/work';
import { depthFindings } from './depth';
import { guardText } from './guard';
import { planDocumentHash } from './hash';
import { normalise, trimmed } from './normalise';
import { parseJson } from './parse-json';
import { parseYaml } from './parse-yaml';
import { problemAt, type DocumentProblem, type Finding, type Locate } from './problem';
import { externalReferences, unknownReference, type Reference } from './references';
import { validators } from './schema';
import { schemaFindings } from './schema-findings';
import { encodingFindings, personalFindings } from './text-problems';
import type { PlanDocument } from './types';

export type DocumentFormat = 'yaml' | 'json';

export interface ReadDocument {
  /** The normalised document; null when there are problems. */
  readonly document: PlanDocument | null;
  /** SHA-256 of the normalised document; null when there is none. */
  readonly hash: string | null;
  readonly problems: readonly DocumentProblem[];
  /** What is odd and allowed. */
  readonly warnings: readonly DocumentProblem[];
  /** Codes that the document uses and does not define. */
  readonly external: readonly Reference[];
  /** The problem to show for an external reference that the store does not know. */
  readonly unknown: (reference: Reference) => DocumentProblem;
}

/** So many are shown; a file with more is of another kind. */
const maxProblems = 200;
const nowhere: Locate = () => null;

const located = (findings: readonly Finding[], locate: Locate): DocumentProblem[] =>
  findings.slice(0, maxProblems).map(({ part, ...finding }) => problemAt(locate(finding.path, part ?? 'value'), finding));

const refused = (problems: readonly DocumentProblem[]): ReadDocument => ({
  document: null,
  hash: null,
  problems,
  warnings: [],
  external: [],
  unknown: (reference) => problemAt(null, unknownReference(reference)),
});

function meaningFindings(document: PlanDocument): Finding[] {
  const indicators = new Map(document.indicators.map((indicator) => [indicator.code, indicator]));
  return [
    ...codeFindings(document),
    ...spanFindings(document),
    ...areaFindings(document),
    ...document.indicators.flatMap((indicator, index) =>
      indicatorFindings(indicator, ['indicators', index], (code) => indicators.get(code)),
    ),
    ...targetFindings(document),
    ...workFindings(document),
  ];
}

/** A document that is already a value, for example a parsed request body: the same checks, without lines unless `locate` knows them. */
export function checkPlanDocument(value: unknown, locate: Locate = nowhere): ReadDocument {
  const depth = depthFindings(value);
  if (depth.length > 0) return refused(located(depth, locate));
  const encoding = encodingFindings(value);
  const validate = validators.document();
  const raw = trimmed(value);
  if (!validate(raw)) return refused(located([...encoding, ...schemaFindings(validate, raw)], locate));
  const text = [...encoding, ...personalFindings(raw)];
  if (text.length > 0) return refused(located(text, locate));
  const document = normalise(raw);
  const meaning = meaningFindings(document);
  if (meaning.length > 0) return refused(located(meaning, locate));
  return {
    document,
    hash: planDocumentHash(document),
    problems: [],
    warnings: located(notices(document), locate),
    external: externalReferences(document),
    unknown: (reference) => problemAt(locate(reference.path, 'value'), unknownReference(reference)),
  };
}

/** Reads a plan document. Pure: text in, a normalised document or every problem with its line, field, finding and remedy out. */
export function readPlanDocument(text: string, format: DocumentFormat): ReadDocument {
  const source = text.startsWith('\ufeff') ? text.slice(1) : text;
  const guarded = guardText(source);
  if (guarded !== null) return refused([guarded]);
  const parsed = format === 'yaml' ? parseYaml(source) : parseJson(source);
  return parsed.ok ? checkPlanDocument(parsed.value, parsed.locate) : refused(parsed.problems);
}
