import { toHex } from '@hieuhoc/transparency-log';
import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { area, Open, Permission, SignedIn } from '../../platform/access/permission';
import type { CommandContext } from '../../platform/commands/context';
import { answer } from '../../platform/http/answer';
import { Context } from '../../platform/http/command-context';
import { AnswersForms, AnswersOne, AnswersWritten } from '../../platform/http/openapi/answers';
import { Sealing } from '../../platform/sealing';
import { DailySeals } from './daily-seals';
import { CHECKPOINT, CONSISTENCY, INCLUSION, SEAL } from './proofs.answers';
import { ConsistencyQuery, InclusionQuery, SealDto } from './proofs.dto';
import { inHex, logProofOf, ProofsService } from './proofs.service';
import { SealsService } from './seals.service';

const JSON_TYPE = 'application/json';
const NOTE_TYPE = 'text/plain';
const PROOF_TYPE = 'text/x-tlog-proof';
const BYTES_TYPE = 'application/octet-stream';
const FOR_EVER = 'public, max-age=31536000, immutable';
const NO_DATA = 'hashes say nothing of the data; whoever mirrors or witnesses the log needs no account';

@ApiTags('proofs')
@Controller('api/log')
export class ProofsController {
  constructor(
    private readonly proofs: ProofsService,
    private readonly seals: SealsService,
    private readonly sealing: Sealing,
    private readonly daily: DailySeals,
  ) {}

  /** The newest signed size and root of the log: a C2SP checkpoint as text; as JSON also how the sealing stands. */
  @Get('checkpoint')
  @Open(NO_DATA)
  @AnswersForms(CHECKPOINT, NOTE_TYPE)
  checkpoint(@Req() request: Request, @Res() response: Response): void {
    const { size, root, note, at } = this.proofs.checkpoint();
    const alarm = alarmOf(this.sealing.raised);
    if (alarm !== null) response.setHeader('X-Seal-Alarm', alarm.code);
    response.setHeader('Cache-Control', 'no-store');
    if (request.accepts([NOTE_TYPE, JSON_TYPE]) === JSON_TYPE)
      response.json({ size, root: toHex(root), note, at, sealed: this.proofs.sealed, alarm });
    else response.type(NOTE_TYPE).send(note);
  }

  /** That an event stands in the newest signed tree: as JSON, or as a C2SP .tlog-proof (`Accept: text/x-tlog-proof`). */
  @Get('proof/inclusion')
  @SignedIn(
    'an envelope says that something was recorded, in which stream and when, nothing of its content; whoever works here may hold his own receipt',
  )
  @AnswersForms(INCLUSION, PROOF_TYPE)
  async inclusion(@Query() { event }: InclusionQuery, @Req() request: Request, @Res() response: Response): Promise<void> {
    const found = await this.proofs.inclusion(event);
    if (request.accepts([JSON_TYPE, PROOF_TYPE]) === PROOF_TYPE) {
      response.type(PROOF_TYPE).send(logProofOf(found));
      return;
    }
    const { index, entry, leaf, proof, checkpoint } = found;
    const { size, root, note } = checkpoint;
    response.json({ event, index, entry, leaf: toHex(leaf), size, root: toHex(root), proof: inHex(proof), checkpoint: note });
  }

  /** That the tree of `to` leaves begins with that of `from`. */
  @Get('proof/consistency')
  @Open(NO_DATA)
  @AnswersOne(CONSISTENCY)
  consistency(@Query() { from, to }: ConsistencyQuery): object {
    const { fromRoot, toRoot, proof } = this.proofs.consistency(from, to);
    return { from, fromRoot: toHex(fromRoot), to, toRoot: toHex(toRoot), proof: inHex(proof) };
  }

  /** The envelopes of 256 events, or of as many as there are, as C2SP entry bundles. */
  @Get('tile/entries/*path')
  @Permission('feed.read', area.everywhere)
  @ApiParam({ name: 'path', description: 'C2SP tlog-tiles: x001/234, 273.p/112', schema: { type: 'string' } })
  @AnswersForms(null, BYTES_TYPE)
  entries(@Req() request: Request, @Res() response: Response): void {
    this.sendTile(request, response);
  }

  /** The hashes of the tree, 256 side by side, as C2SP tiles. */
  @Get('tile/*path')
  @Open(NO_DATA)
  @ApiParam({ name: 'path', description: 'C2SP tlog-tiles: 0/x001/234, 1/000.p/17', schema: { type: 'string' } })
  @AnswersForms(null, BYTES_TYPE)
  tile(@Req() request: Request, @Res() response: Response): void {
    this.sendTile(request, response);
  }

  /** Seals what every stream ends with as of now; what the read models held then follows in the background. A log without news answers its last seal. */
  @Post('seals')
  @Permission('log.seal', area.somewhere)
  @AnswersWritten(SEAL)
  async seal(
    @Body() { reason }: SealDto,
    @Context() context: CommandContext,
    @Res({ passthrough: true }) response: Response,
  ): Promise<object> {
    const written = await this.seals.seal(context, { ...(reason !== undefined && { reason }) });
    this.daily.sealProjectionsFor(context);
    const { size, root, count } = written.seal;
    return answer(response, { ...written, created: written.began }, { size, root, count, created: written.created });
  }

  private sendTile(request: Request, response: Response): void {
    const { bytes, full } = this.proofs.tile(request.path.slice('/api/log/'.length));
    response.setHeader('Cache-Control', full ? FOR_EVER : 'no-store');
    response.type(BYTES_TYPE).send(Buffer.from(bytes));
  }
}

function alarmOf(alarm: Error | null): { readonly code: string; readonly message: string } | null {
  if (alarm === null) return null;
  const code: unknown = Reflect.get(alarm, 'code');
  const said: unknown = Reflect.get(alarm, 'messageVi');
  return { code: typeof code === 'string' ? code : 'internal', message: typeof said === 'string' ? said : alarm.message };
}
