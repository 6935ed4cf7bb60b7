import { AreasController } from './areas/areas.controller';
import { ExplainController } from './explain/explain.controller';
import { MatrixController } from './matrix/matrix.controller';
import { TargetsController } from './targets/targets.controller';

/** How things stand: of a value, a target, an area, all of them. */
export const SITUATION_PAGES = [ExplainController, TargetsController, AreasController, MatrixController];
