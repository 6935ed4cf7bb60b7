import { GrantController } from './grant.controller';
import { LifeController } from './life.controller';
import { RegisterController } from './register.controller';

/** Who holds which title, and how it comes and goes. In this order: what has a name of its own is no title. */
export const RECOGNITION_PAGES = [RegisterController, GrantController, LifeController];
