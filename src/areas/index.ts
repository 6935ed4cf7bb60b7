export { AreasService, type AreaChange, type AreaInput, type HierarchyNow } from './areas.service';
export { BodiesService, type BodyNow } from './bodies.service';
export { Hierarchy, livesOn, upwards, valueOn, type AreaHistory } from './hierarchy';
export type { Area } from './hierarchy.events';
export type { Body } from './body.events';
