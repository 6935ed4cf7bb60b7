import { definitionFacts } from '../../platform/definitions/definition.projection';
import { BODY_SCHEMA } from '../body.events';
import { hierarchyChanges } from './hierarchy-changes';

export const areasProjections = [hierarchyChanges, definitionFacts('body', Object.keys(BODY_SCHEMA))];
