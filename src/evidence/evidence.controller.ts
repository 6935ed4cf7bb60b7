import { Controller, Get, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiHeader, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import type { Identity } from '../platform/access/identity';
import { area, Permission } from '../platform/access/permission';
import { AccessStores, type Download } from '../platform/access/sign-in';
import { Who } from '../platform/access/who';
import type { CommandContext } from '../platform/commands/context';
import { answer } from '../platform/http/answer';
import { Context } from '../platform/http/command-context';
import { AnswersFile, AnswersOne, AnswersWritten } from '../platform/http/openapi/answers';
import { sent } from '../platform/http/sent';
import { ADDED, DOWNLOADS, EVIDENCE, TYPES } from './evidence.answers';
import { EvidenceParams, EvidenceQuery, EvidenceReadQuery, FileQuery } from './evidence.dto';
import { nameRefused } from './evidence.errors';
import { EvidenceReader, type EvidenceView } from './evidence.reader';
import { EvidenceRights } from './evidence.rights';
import { EvidenceService, type FileFacts } from './evidence.service';
import { sendFile } from './send-file';

/** As many as say why a file was there to be read. */
const MOST_CITING = 10;

@ApiTags('evidence')
@Controller('api/evidence')
export class EvidenceController {
  constructor(
    private readonly evidence: EvidenceService,
    private readonly rights: EvidenceRights,
    private readonly reader: EvidenceReader,
    @Inject(AccessStores) private readonly stores: Pick<AccessStores, 'downloads'>,
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
    const { name } = this.evidence.factsNow(evidence);
    const citedBy = await this.rights.citing(evidence, MOST_CITING);
    const bytes = await this.evidence.bytesOf(evidence);
    if (who !== null) this.stores.downloads.note({ ref, account: who.account, citedBy });
    await sendFile(response, { ...evidence, name }, bytes);
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

  /** Who was given it, for those who may see who holds which rights where it is about: the last 200. */
  @Get(':ref/downloads')
  @Permission('account.read', area.somewhere)
  @AnswersOne(DOWNLOADS)
  async given(
    @Param() { ref }: EvidenceParams,
    @Query() _: FileQuery,
    @Who() who: Identity | null,
  ): Promise<{ ref: string; items: readonly Download[] }> {
    await this.rights.require(who, 'account.read', await this.evidence.required(ref));
    return { ref, items: this.stores.downloads.of(ref) };
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
