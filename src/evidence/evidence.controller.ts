import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiHeader, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import type { Identity } from '../platform/access/identity';
import { area, Permission } from '../platform/access/permission';
import { Who } from '../platform/access/who';
import type { CommandContext } from '../platform/commands/context';
import { answer } from '../platform/http/answer';
import { Context } from '../platform/http/command-context';
import { AnswersFile, AnswersOne, AnswersWritten } from '../platform/http/openapi/answers';
import { sent } from '../platform/http/sent';
import { ADDED, EVIDENCE, TYPES } from './evidence.answers';
import { EvidenceParams, EvidenceQuery, EvidenceReadQuery, FileQuery } from './evidence.dto';
import { nameRefused } from './evidence.errors';
import { EvidenceReader, type EvidenceView } from './evidence.reader';
import { EvidenceRights } from './evidence.rights';
import { EvidenceService, type FileFacts } from './evidence.service';
import { sendFile } from './send-file';

@ApiTags('evidence')
@Controller('api/evidence')
export class EvidenceController {
  constructor(
    private readonly evidence: EvidenceService,
    private readonly rights: EvidenceRights,
    private readonly reader: EvidenceReader,
  ) {}

  /** One file as the body; its name, percent-encoded, in X-File-Name. What cites it names the ref that is answered. */
  @Post()
  @Permission('evidence.add', area.query('area', area.somewhere))
  @ApiConsumes(...TYPES.filter((type) => type !== 'text/plain'), 'application/octet-stream')
  @ApiBody({ description: 'Tệp, nguyên từng byte', schema: { type: 'string', format: 'binary' } })
  @ApiHeader({ name: 'X-File-Name', required: true, description: 'Tên tệp kèm phần mở rộng, mã hoá phần trăm (encodeURIComponent)' })
  @AnswersWritten(ADDED)
  async add(
    @Query() query: EvidenceQuery,
    @Req() request: Request,
    @Context() context: CommandContext,
    @Res({ passthrough: true }) response: Response,
  ): Promise<FileFacts> {
    const name = nameOf(request);
    const contentType = request.get('Content-Type') ?? '';
    const added = await this.evidence.add({ ...sent({ ...query }), name, contentType, file: request }, context);
    return answer(response, added, added.facts);
  }

  /** The file itself, to be saved: never shown as a page of this address. */
  @Get(':ref')
  @Permission('evidence.read', area.somewhere)
  @AnswersFile(TYPES)
  async file(
    @Param() { ref }: EvidenceParams,
    @Query() _: FileQuery,
    @Who() who: Identity | null,
    @Res() response: Response,
  ): Promise<void> {
    const evidence = await this.evidence.required(ref);
    await this.rights.require(who, 'evidence.read', evidence);
    const bytes = await this.evidence.bytesOf(evidence);
    await sendFile(response, { ...evidence, name: this.evidence.factsOf(evidence)?.name ?? ref }, bytes);
  }

  /** What it is, who added it, and what cites it. */
  @Get(':ref/details')
  @Permission('evidence.read', area.somewhere)
  @AnswersOne(EVIDENCE)
  async details(
    @Param() { ref }: EvidenceParams,
    @Query() { asOf }: EvidenceReadQuery,
    @Who() who: Identity | null,
  ): Promise<EvidenceView> {
    const evidence = await this.evidence.required(ref);
    await this.rights.require(who, 'evidence.read', evidence);
    return this.reader.about(evidence, asOf);
  }
}

function nameOf(request: Request): string {
  const given = request.get('X-File-Name') ?? '';
  try {
    return decodeURIComponent(given);
  } catch {
    throw nameRefused('trong X-File-Name phải mã hoá phần trăm theo UTF-8');
  }
}
