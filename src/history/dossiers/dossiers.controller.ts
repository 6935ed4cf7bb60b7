import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { area, Permission } from '../../platform/access/permission';
import { AnswersFile } from '../../platform/http/openapi/answers';
import { DossierQuery } from './dossier.dto';
import { DossiersOnThread } from './dossiers-on-thread';

const TYPE = 'application/x-ndjson';
/** Bytes that are made before whoever reads them has taken the ones before. */
const HIGH_WATER = 262_144;

@ApiTags('proofs')
@Controller('api/dossiers')
export class DossiersController {
  constructor(private readonly dossiers: DossiersOnThread) {}

  /** One file to take home: events, and the proofs that they are all, unaltered, and what the rows follow from. */
  @Get()
  @Permission('dossier.make', area.query('area'))
  @AnswersFile([TYPE])
  async dossier(@Query() query: DossierQuery, @Res() response: Response): Promise<void> {
    const { name, pieces } = await this.dossiers.make(query);
    response.status(200).set({
      'Content-Type': `${TYPE}; charset=utf-8`,
      'Content-Disposition': `attachment; filename="${name}"`,
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
    });
    // Cut off in the middle it has no last line, which the verifier says.
    await pipeline(Readable.from(pieces, { objectMode: false, highWaterMark: HIGH_WATER }), response).catch((error: unknown) => {
      if (!hasGone(error)) throw error;
    });
  }
}

/** Who asked went away before the end: nobody's fault, nothing to tell. */
const hasGone = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE';
