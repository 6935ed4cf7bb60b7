export * from './types';
export { defineProjection, write, type ProjectionDefinition } from './define';
