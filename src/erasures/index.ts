export { ErasuresModule } from './erasures.module';
export { erasureDecider } from './erasure.decider';
