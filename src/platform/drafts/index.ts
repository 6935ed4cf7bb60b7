export { Drafts } from './drafts';
export { DraftsModule } from './drafts.module';
