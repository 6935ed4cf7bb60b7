import { DomainError } from '@hieuhoc/event-store';
import type { Command } from 'commander';
import { actorOf } from '../asking/actor';
import { withWriter } from '../asking/open-writer';
import { planFile, type PlanFile } from '../asking/plan-file';
import type { CommonOptions } from '../asking/settings';
import type { Writer } from '../asking/writer';
import type { Cli } from '../cli';
import { EXIT, problemOf } from '../exit';
import { problemLines } from '../printing/problems';

interface Options extends CommonOptions {
  readonly as: string;
}

interface Outcome {
  readonly file: string;
  readonly outcome: 'issued' | 'unchanged' | 'refused';
  readonly plan?: string;
  readonly revision?: number;
  readonly problem?: ReturnType<typeof problemOf>;
}

export function addPlanImport(plan: Command, cli: Cli): void {
  plan
    .command('import')
    .description('Ban hành các kế hoạch từ tệp YAML hoặc JSON; nạp lại đúng văn bản cũ thì không đổi gì')
    .argument('<tệp...>', 'tệp kế hoạch theo plans/plan.schema.json')
    .requiredOption('--as <người>', 'mã người thực hiện')
    .action(async (names: string[], _: unknown, command: Command) => {
      const options = command.optsWithGlobals<Options>();
      const actor = actorOf(options.as);
      const files = names.map(planFile);
      const outcomes: Outcome[] = [];
      await withWriter(options, cli, async (writer) => {
        for (const file of files) {
          const outcome = await issued(writer, file, actor);
          outcomes.push(outcome);
          if (options.json !== true) await say(cli, outcome);
        }
      });
      if (options.json === true) await cli.json({ items: outcomes });
      if (outcomes.some(({ outcome }) => outcome === 'refused')) cli.exitCode = EXIT.finding;
    });
}

/** A refused file leaves the others their turn; a store that cannot be reached does not. */
async function issued(writer: Writer, file: PlanFile, actor: string): Promise<Outcome> {
  try {
    const { plan, revision, created } = await writer.issue(file, actor);
    return { file: file.name, outcome: created ? 'issued' : 'unchanged', plan, revision };
  } catch (error) {
    if (!(error instanceof DomainError) || error.kind === 'unavailable' || error.kind === 'damaged') throw error;
    return { file: file.name, outcome: 'refused', problem: problemOf(error) };
  }
}

async function say(cli: Cli, { file, outcome, plan, revision, problem }: Outcome): Promise<void> {
  if (problem !== undefined) {
    cli.io.err(`${file}: bị từ chối (${problem.code}).\n${problemLines(file, problem)}`);
    return;
  }
  await cli.io.out(`${file}: ${plan} ${outcome === 'issued' ? 'đã ban hành' : 'đã có, không đổi gì'} (phiên bản ${revision})\n`);
}
