import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import { Access } from '../platform/access/access';
import type { Identity } from '../platform/access/identity';
import { area, Permission } from '../platform/access/permission';
import { Who } from '../platform/access/who';
import type { Response } from 'express';
import type { CommandContext } from '../platform/commands/context';
import { answer } from '../platform/http/answer';
import { Context } from '../platform/http/command-context';
import { ReadQuery } from '../platform/queries/list.dto';
import type { Page } from '../platform/queries/page';
import {
  ClosureDto,
  CorrectionDto,
  PlanParams,
  PlansQuery,
  TargetParams,
  TargetRevisionDto,
  TransferDto,
  WithdrawalOfTargetDto,
} from './plan.dto';
import { PlanPermission } from './plan.permission';
import { PlanReader, type PlanSummary, type PlanView } from './plan.reader';
import { planOf, planFieldsOf, targetFieldsOf, targetChangeOf, targetOf } from './plan.requests';
import { PlansService } from './plans.service';
import { AnswersList, AnswersOne, AnswersWritten } from '../platform/http/openapi/answers';
import { CHANGED_PLAN, PLAN, PLAN_SUMMARY } from './plan.answers';

interface Changed {
  readonly plan: string;
  readonly revision: number;
}

@ApiTags('plans')
@Controller('api/plans')
export class PlansController {
  constructor(
    private readonly plans: PlansService,
    private readonly reader: PlanReader,
    private readonly permission: PlanPermission,
    private readonly access: Access,
  ) {}

  @Get()
  @Permission('plan.read', area.somewhere)
  @AnswersList(PLAN_SUMMARY)
  list(@Query() query: PlansQuery): Promise<Page<PlanSummary>> {
    return this.reader.list(query);
  }

  @Get(':plan')
  @Permission('plan.read', area.found('plan', 'param'))
  @AnswersOne(PLAN, { etag: true })
  async one(@Param() { plan }: PlanParams, @Query() query: ReadQuery, @Res({ passthrough: true }) response: Response): Promise<PlanView> {
    const view = await this.reader.one(plan, query);
    response.setHeader('ETag', `"${view.revision}"`);
    return view;
  }

  /** A plan document as JSON or YAML. The same again changes nothing; a different one is refused with the differences. */
  @Post()
  @Permission('plan.issue', area.somewhere)
  @ApiConsumes('application/json', 'application/yaml')
  @ApiBody({ description: 'Văn bản kế hoạch theo plans/plan.schema.json', schema: { type: 'object', additionalProperties: true } })
  @AnswersWritten(CHANGED_PLAN)
  async issue(
    @Body() body: unknown,
    @Context() context: CommandContext,
    @Who() who: Identity | null,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Changed> {
    const document = planOf(body);
    await this.permission.requireIssue(who, document);
    return this.answered(response, document.plan, await this.plans.issue(document, context));
  }

  @Post(':plan/corrections')
  @Permission('plan.issue', area.found('plan', 'param'))
  @AnswersWritten(CHANGED_PLAN)
  async correctPlan(
    @Param() { plan }: PlanParams,
    @Body() body: CorrectionDto,
    @Context() context: CommandContext,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Changed> {
    const command = { kind: 'correct-plan', ...body, fields: planFieldsOf(body.fields) } as const;
    return this.answered(response, plan, await this.plans.run(plan, command, context));
  }

  @Post(':plan/transfer')
  @Permission('plan.transfer', area.found('plan', 'param'))
  @AnswersWritten(CHANGED_PLAN)
  async transfer(
    @Param() { plan }: PlanParams,
    @Body() body: TransferDto,
    @Context() context: CommandContext,
    @Who() who: Identity | null,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Changed> {
    await this.access.require(who, 'plan.transfer', body.area);
    return this.answered(
      response,
      plan,
      await this.plans.run(plan, { kind: 'transfer', ...body, decision: { ...body.decision } }, context),
    );
  }

  @Post(':plan/closure')
  @Permission('plan.transfer', area.found('plan', 'param'))
  @AnswersWritten(CHANGED_PLAN)
  async close(
    @Param() { plan }: PlanParams,
    @Body() { decision, ...body }: ClosureDto,
    @Context() context: CommandContext,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Changed> {
    return this.answered(
      response,
      plan,
      await this.plans.run(plan, { kind: 'close', ...body, ...(decision && { decision: { ...decision } }) }, context),
    );
  }

  /** A target as in a plan document, with the decision that adds it and the reason. */
  @Post(':plan/targets')
  @Permission('target.revise', area.found('plan', 'param'))
  @ApiBody({
    description: 'Một chỉ tiêu như trong văn bản kế hoạch, cùng decision và reason',
    schema: { type: 'object', additionalProperties: true },
  })
  @AnswersWritten(CHANGED_PLAN)
  async add(
    @Param() { plan }: PlanParams,
    @Body() body: unknown,
    @Context() context: CommandContext,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Changed> {
    return this.answered(response, plan, await this.plans.run(plan, { kind: 'add', ...targetOf(body) }, context));
  }

  @Post(':plan/targets/:target/revisions')
  @Permission('target.revise', area.found('plan', 'param'))
  @AnswersWritten(CHANGED_PLAN)
  async revise(
    @Param() params: TargetParams,
    @Body() body: TargetRevisionDto,
    @Context() context: CommandContext,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Changed> {
    const { effectiveOn, decision, reason } = body;
    const command = {
      kind: 'revise',
      target: params.target,
      effectiveOn,
      change: targetChangeOf(body),
      decision: { ...decision },
      reason,
    } as const;
    return this.answered(response, params.plan, await this.plans.run(params.plan, command, context));
  }

  @Post(':plan/targets/:target/corrections')
  @Permission('target.revise', area.found('plan', 'param'))
  @AnswersWritten(CHANGED_PLAN)
  async correct(
    @Param() params: TargetParams,
    @Body() body: CorrectionDto,
    @Context() context: CommandContext,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Changed> {
    const command = { kind: 'correct', target: params.target, ...body, fields: targetFieldsOf(body.fields) } as const;
    return this.answered(response, params.plan, await this.plans.run(params.plan, command, context));
  }

  @Post(':plan/targets/:target/withdrawal')
  @Permission('target.revise', area.found('plan', 'param'))
  @AnswersWritten(CHANGED_PLAN)
  async withdraw(
    @Param() params: TargetParams,
    @Body() body: WithdrawalOfTargetDto,
    @Context() context: CommandContext,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Changed> {
    const { effectiveOn, decision, reason } = body;
    const command = { kind: 'withdraw', target: params.target, effectiveOn, decision: { ...decision }, reason } as const;
    return this.answered(response, params.plan, await this.plans.run(params.plan, command, context));
  }

  private answered(response: Response, plan: string, written: Parameters<typeof answer>[1]): Changed {
    return answer(response, written, { plan, revision: Number(written.revision) });
  }
}
