export * from './types';
export * from './errors';
export { defineProjection, write, type ProjectionDefinition } from './define';
export { bindTables, createReadIndexes, createTable, physicalName } from './physical';
export { Reached } from './reached';
export { ProjectionRunner, type RunnerOptions } from './runner';
