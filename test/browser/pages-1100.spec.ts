import { lookAtEveryPage } from './every-page';

lookAtEveryPage(1100);
