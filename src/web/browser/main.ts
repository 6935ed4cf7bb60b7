import { keepDrafts } from './drafts';
import { focusOnErrors } from './errors';
import { followLive } from './live';
import { sayReadings } from './readings';
import { submitOnChange } from './submit-on-change';

/** Enhancement only: every page works without it. The script is deferred, so that the page is there. */
focusOnErrors();
submitOnChange();
followLive();
keepDrafts();
sayReadings();
