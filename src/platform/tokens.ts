/** What the composition provides to every slice. */
export const EVENT_STORE = Symbol('EventStore');
export const READ_MODELS = Symbol('ReadModels');
export const CLOCK = Symbol('Clock');
export const MAIL = Symbol('Mail');
/** The tree of the log and its signed checkpoints: a SealedLog. */
export const SEALED_LOG = Symbol('SealedLog');
/** Where the embedded stores are: StorePlaces. Threads open them for themselves. */
export const STORE_PLACES = Symbol('StorePlaces');
