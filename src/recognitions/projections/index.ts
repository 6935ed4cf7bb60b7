import { definitionFacts } from '../../platform/definitions/definition.projection';
import { TITLE_SCHEMA } from '../title.events';
import { recognitionFacts } from './recognition-facts';

export const recognitionsProjections = [definitionFacts('title', Object.keys(TITLE_SCHEMA)), recognitionFacts];
