import { DefinitionQueries } from '../platform/definitions';
import type { Title } from './title.events';

export const titleQueries = new DefinitionQueries<'Title', Title>('title', 'Title');
