import { erasureFacts } from './erasure-facts';

export const erasuresProjections = [erasureFacts];
