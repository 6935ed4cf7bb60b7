import type { Decider } from '@hieuhoc/decider';
import { AlreadyPublished } from './publication.errors';
import { PUBLICATION_SCHEMA, type PublicationEvent } from './publication.events';

export type Publication = PublicationEvent['data'];

/** What is published stays as it is: who wants to say something else publishes again. */
export const publicationDecider: Decider<Publication | null, PublicationEvent, Publication> = {
  schema: PUBLICATION_SCHEMA,
  initialState: null,
  evolve: (_, { data }) => data,
  decide: (state, publication) => {
    if (state !== null) throw new AlreadyPublished(state.code);
    return [{ type: 'ReportPublished', data: publication }];
  },
};
