import { definitionDecider } from '../platform/definitions';
import { TITLE_SCHEMA, type Title } from './title.events';

export const titleDecider = definitionDecider<'Title', Title>({
  name: 'Title',
  kind: 'title',
  schema: TITLE_SCHEMA,
  revisable: ['name', 'grantedBy', 'validity', 'yearly', 'criteria'],
});
