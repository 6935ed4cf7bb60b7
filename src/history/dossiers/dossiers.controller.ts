import { Controller, Get, Query, Res, type BeforeApplicationShutdown } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { area, Permission } from '../../platform/access/permission';
import { AnswersFile } from '../../platform/http/openapi/answers';
import { streamFile } from '../../platform/http/stream-file';
import { DossierQuery } from './dossier.dto';
import { DossiersOnThread } from './dossiers-on-thread';

const TYPE = 'application/x-ndjson';

@ApiTags('proofs')
@Controller('api/dossiers')
export class DossiersController implements BeforeApplicationShutdown {
  /** A server that stops waits for no download. */
  private readonly stopping = new AbortController();

  constructor(private readonly dossiers: DossiersOnThread) {}

  /** One file to take home: events, and the proofs that they are all, unaltered, and what the rows follow from. */
  @Get()
  @Permission('dossier.make', area.query('area'))
  @AnswersFile([TYPE])
  async dossier(@Query() query: DossierQuery, @Res() response: Response): Promise<void> {
    const { name, pieces } = await this.dossiers.make(query);
    // Cut off in the middle it has no last line, which the verifier says.
    await streamFile(response, { type: `${TYPE}; charset=utf-8`, name }, pieces, this.stopping.signal);
  }

  beforeApplicationShutdown(): void {
    this.stopping.abort();
  }
}
