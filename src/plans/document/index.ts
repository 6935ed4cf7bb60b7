export * from './types';
export { checkPlanDocument, readPlanDocument, type DocumentFormat, type ReadDocument } from './read';
export * from './read-part';
export { canonicalDefinition, planDocumentHash } from './hash';
export { firstDayOf, spanOf, toTarget } from './spans';
export { oneTargetFindings } from './checks/one-target';
export { describe, pathText, problemAt, type DocumentProblem, type Finding, type Path } from './problem';
export { externalReferences, unknownReference, type Reference, type ReferenceKind } from './references';
