/** Loaded only where it is used. A file of its own: the build resolves `@hieuhoc/…` in declarations, not inside `import()`. */
export { openEventStoreDb } from '@hieuhoc/event-store-eventstoredb';
