import type { ReadModels } from '@hieuhoc/projections';
import { Module } from '@nestjs/common';
import { Access } from '../platform/access/access';
import { Commands } from '../platform/commands/commands';
import { CitedEvidence } from '../platform/evidence';
import { ProjectionHost } from '../platform/projections';
import { AsOfReader } from '../platform/queries/as-of';
import { READ_MODELS } from '../platform/tokens';
import { Vault } from '../platform/vault';
import { BulkGrants, BulkUndo, Names, RecognitionsModule, RecognitionsService, SubjectsService } from '../recognitions';
import { ImportsController } from './imports.controller';
import { ImportsReader } from './imports.reader';
import { ImportsService } from './imports.service';

/** What a list reads from: the facts of recognitions have to show the whole log. */
const PATIENCE_MS = 60_000;
const FACTS = ['recognition-facts'];

@Module({
  imports: [RecognitionsModule],
  controllers: [ImportsController],
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
      provide: ImportsReader,
      useFactory: (...under: ConstructorParameters<typeof ImportsReader>) => new ImportsReader(...under),
      inject: [READ_MODELS, AsOfReader, ImportsService, Names],
    },
  ],
  exports: [ImportsService],
})
export class ImportsModule {}
