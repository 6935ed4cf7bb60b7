import { definitionFacts } from '../../platform/definitions/definition.projection';
import { INDICATOR_SCHEMA } from '../indicator.events';

export const indicatorsProjections = [definitionFacts('indicator', Object.keys(INDICATOR_SCHEMA))];
