import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { area, Permission } from '../../platform/access/permission';
import { AnswersFile } from '../../platform/http/openapi/answers';
import { DossierQuery } from './dossier.dto';
import { chunksOf } from './chunks';
import { DossiersService } from './dossiers.service';

const TYPE = 'application/x-ndjson';

@ApiTags('proofs')
@Controller('api/dossiers')
export class DossiersController {
  constructor(private readonly dossiers: DossiersService) {}

  /** One file to take home: events, and the proofs that they are all, unaltered, and what the rows follow from. */
  @Get()
  @Permission('dossier.make', area.query('area'))
  @AnswersFile([TYPE])
  async dossier(@Query() query: DossierQuery, @Res() response: Response): Promise<void> {
    const { name, lines } = await this.dossiers.make(query);
    response.status(200).set({
      'Content-Type': `${TYPE}; charset=utf-8`,
      'Content-Disposition': `attachment; filename="${name}"`,
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
    });
    // Cut off in the middle it has no last line, which the verifier says.
    await pipeline(Readable.from(chunksOf(lines)), response).catch((error: unknown) => {
      if (!hasGone(error)) throw error;
    });
  }
}

/** Who asked went away before the end: nobody's fault, nothing to tell. */
const hasGone = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE';
