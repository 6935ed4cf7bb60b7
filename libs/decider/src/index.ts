export * from './types';
export * from './errors';
export { fold, load, understood } from './load';
export { handle } from './handle';
export { hashOf, metadataOf } from './metadata';
export { by, specify } from './testing';
