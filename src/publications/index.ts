export { publicationDecider } from './publication.decider';
export { publicationFacts } from './projections/publication-facts';
