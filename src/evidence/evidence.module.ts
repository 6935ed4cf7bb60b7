import type { ReadModels } from '@hieuhoc/projections';
import { Global, Module, type DynamicModule } from '@nestjs/common';
import { AreasModule, AreasService } from '../areas';
import { Access } from '../platform/access/access';
import { Actors } from '../platform/access/actors';
import { AreaFinders } from '../platform/access/area-finders';
import { Commands } from '../platform/commands/commands';
import { CitedEvidence, type EvidencePlatform } from '../platform/evidence';
import { AsOfReader } from '../platform/queries/as-of';
import type { Clock } from '../platform/time/clock';
import { CLOCK, READ_MODELS } from '../platform/tokens';
import { Vault } from '../platform/vault';
import { Allowance } from './allowance';
import { CitableEvidence } from './citable-evidence';
import { EvidenceController } from './evidence.controller';
import { EvidenceReader } from './evidence.reader';
import { EvidenceRights } from './evidence.rights';
import { EvidenceService } from './evidence.service';

/** Whatever cites a file asks for it, so this module is everywhere. */
@Global()
@Module({})
export class EvidenceModule {
  static over(platform: EvidencePlatform): DynamicModule {
    return {
      module: EvidenceModule,
      imports: [AreasModule],
      controllers: [EvidenceController],
      providers: [
        {
          provide: EvidenceRights,
          useFactory: (read: ReadModels, access: Access, finders: AreaFinders) => new EvidenceRights(read, access, finders),
          inject: [READ_MODELS, Access, AreaFinders],
        },
        {
          provide: EvidenceService,
          useFactory: (commands: Commands, areas: AreasService, vault: Vault, clock: Clock) =>
            new EvidenceService(commands, areas, vault, platform, new Allowance(platform.mostBytesADay, clock)),
          inject: [Commands, AreasService, Vault, CLOCK],
        },
        {
          provide: EvidenceReader,
          useFactory: (read: ReadModels, moments: AsOfReader, evidence: EvidenceService) => new EvidenceReader(read, moments, evidence),
          inject: [READ_MODELS, AsOfReader, EvidenceService],
        },
        {
          provide: CitedEvidence,
          useFactory: (commands: Commands, vault: Vault, rights: EvidenceRights, actors: Actors) =>
            new CitableEvidence(commands, vault, rights, actors),
          inject: [Commands, Vault, EvidenceRights, Actors],
        },
      ],
      exports: [CitedEvidence, EvidenceService, EvidenceRights],
    };
  }
}
