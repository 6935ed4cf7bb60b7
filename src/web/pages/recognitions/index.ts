import { ErasuresController } from '../erasures/erasures.controller';
import { FileErasureController } from '../erasures/file-erasure.controller';
import { EvidenceFileController } from '../evidence-file/evidence-file.controller';
import { GrantController } from './grant.controller';
import { LifeController } from './life.controller';
import { ListController } from './list.controller';
import { MoveController } from './move.controller';
import { RegisterController } from './register.controller';

/** Who holds which title, how it comes and goes, and what is kept of people. In this order: what has a name of its own is no title. */
export const RECOGNITION_PAGES = [
  RegisterController,
  GrantController,
  ListController,
  MoveController,
  ErasuresController,
  LifeController,
  EvidenceFileController,
  FileErasureController,
];
