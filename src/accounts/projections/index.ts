import { accountFacts } from './account-facts';

export const accountsProjections = [accountFacts];
