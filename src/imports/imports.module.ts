import type { ReadModels } from '@hieuhoc/projections';
import { Module } from '@nestjs/common';
import { AreasModule, AreasService } from '../areas';
import { EvidenceRights, EvidenceService } from '../evidence';
import { FiguresModule, FiguresService } from '../figures';
import { IndicatorsModule, IndicatorsService } from '../indicators';
import { Access } from '../platform/access/access';
import { Commands } from '../platform/commands/commands';
import { CitedEvidence } from '../platform/evidence';
import { ProjectionHost } from '../platform/projections';
import { AsOfReader } from '../platform/queries/as-of';
import type { Clock } from '../platform/time/clock';
import { CLOCK, READ_MODELS } from '../platform/tokens';
import { Vault } from '../platform/vault';
import { BulkGrants, BulkUndo, Names, RecognitionsModule, RecognitionsService, SubjectsService } from '../recognitions';
import { FiguresImports } from './figures/figures-imports.service';
import { TemplatesController } from './figures/templates.controller';
import { TemplatesReader } from './figures/templates.reader';
import { ImportsController } from './imports.controller';
import { ImportsReader } from './imports.reader';
import { ImportsService } from './imports.service';

/** What a list reads from: the facts of recognitions have to show the whole log. */
const PATIENCE_MS = 60_000;
const FACTS = ['recognition-facts'];

@Module({
  imports: [RecognitionsModule, FiguresModule, IndicatorsModule, AreasModule],
  controllers: [ImportsController, TemplatesController],
  providers: [
    {
      provide: ImportsService,
      useFactory: (
        commands: Commands,
        recognitions: RecognitionsService,
        subjects: SubjectsService,
        read: ReadModels,
        vault: Vault,
        host: ProjectionHost,
        evidence: CitedEvidence,
        access?: Access,
      ) => {
        const caughtUp = async (): Promise<void> => {
          const { position } = await commands.store.head();
          if (position !== null) await host.whenReached(position, PATIENCE_MS, FACTS);
        };
        const grants = new BulkGrants({ commands, recognitions, subjects, read, vault, caughtUp, evidence, access });
        return new ImportsService(commands, grants, new BulkUndo(commands, read, access), (parts) => vault.fingerprint(parts), caughtUp);
      },
      inject: [
        Commands,
        RecognitionsService,
        SubjectsService,
        READ_MODELS,
        Vault,
        ProjectionHost,
        CitedEvidence,
        { token: Access, optional: true },
      ],
    },
    {
      provide: FiguresImports,
      useFactory: (
        commands: Commands,
        figures: FiguresService,
        indicators: IndicatorsService,
        evidence: EvidenceService,
        vault: Vault,
        access: Access,
      ) => new FiguresImports({ commands, figures, indicators, evidence, access, fingerprint: (parts) => vault.fingerprint(parts) }),
      inject: [Commands, FiguresService, IndicatorsService, EvidenceService, Vault, Access],
    },
    {
      provide: ImportsReader,
      useFactory: (
        read: ReadModels,
        moments: AsOfReader,
        commands: Commands,
        imports: ImportsService,
        figures: FiguresImports,
        names: Names,
        evidence: EvidenceService,
        evidenceRights: EvidenceRights,
        access: Access,
      ) => new ImportsReader({ read, moments, commands, imports, figures, names, evidence, evidenceRights, access }),
      inject: [READ_MODELS, AsOfReader, Commands, ImportsService, FiguresImports, Names, EvidenceService, EvidenceRights, Access],
    },
    {
      provide: TemplatesReader,
      useFactory: (read: ReadModels, areas: AreasService, indicators: IndicatorsService, figures: FiguresService, clock: Clock) =>
        new TemplatesReader(read, areas, indicators, figures, clock),
      inject: [READ_MODELS, AreasService, IndicatorsService, FiguresService, CLOCK],
    },
  ],
  exports: [ImportsService],
})
export class ImportsModule {}
