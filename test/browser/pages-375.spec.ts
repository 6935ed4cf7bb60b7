import { lookAtEveryPage } from './every-page';

lookAtEveryPage(375);
