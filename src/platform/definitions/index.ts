export * from './definition';
export { definitionDecider, differencesOf, type DefinitionCommand, type DefinitionDecider } from './definition.decider';
export { DefinedDifferently, FixedFields, Retired, type Difference } from './definition.errors';
export { definitionFacts } from './definition.projection';
export { DefinitionQueries, type KnownDefinition, type KnownDefinitions } from './definition.queries';
export { Definitions, type DefinedNow, type Retirement, type Revision } from './definitions';
export { DefinitionParams, DefinitionQuery, EffectiveDto, revisionOf } from './definition.dto';
export { DefinitionReader, type AskedDefinitions, type DefinitionDetail, type DefinitionView } from './definition.reader';
export { DEFINED, definitionShapes } from './definition.answers';
