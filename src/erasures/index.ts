export { ErasuresModule } from './erasures.module';
export type { ErasureView } from './erasure.view';
export { erasureDecider } from './erasure.decider';
