export * from './types';
export * from './json';
export * from './errors';
export { canonicalBytes, canonicalJson } from './canonical';
export { encodeAppend, encodedSize, type EncodedEvent } from './encode';
export { upcastWith, type Upcaster } from './upcast';
export { upcastingStore } from './upcasting-store';
export { uuid7 } from './uuid7';
