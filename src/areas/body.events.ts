import type { DefinitionEvent } from '../platform/definitions';

/** A dated organisation at an area: reports, receives, leads tasks. */
export type Body = { readonly code: string; readonly name: string; readonly area: string };

export type BodyEvent = DefinitionEvent<'Body', Body>;
export const BODY_SCHEMA = { BodyDefined: 1, BodyRevised: 1, BodyRetired: 1 } as const;
