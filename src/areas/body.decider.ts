import { definitionDecider } from '../platform/definitions';
import { BODY_SCHEMA, type Body } from './body.events';

export const bodyDecider = definitionDecider<'Body', Body>({
  name: 'Body',
  kind: 'body',
  schema: BODY_SCHEMA,
  revisable: ['name', 'area'],
});
