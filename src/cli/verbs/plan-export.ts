import type { Command } from 'commander';
import { stringify } from 'yaml';
import { withReader } from '../asking/open-reader';
import type { CommonOptions } from '../asking/settings';
import type { Cli } from '../cli';

/** The document as issued, normalised: importing it again changes nothing. What was revised since is `history --plan`. */
export function addPlanExport(plan: Command, cli: Cli): void {
  plan
    .command('export')
    .description('Văn bản kế hoạch như lúc ban hành, dạng YAML (--json: JSON), nạp lại được bằng plan import')
    .argument('<kế-hoạch>', 'mã kế hoạch')
    .action(async (code: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>();
      await withReader(options, cli, async (reader) => {
        const { data } = await reader.issued(code);
        const document = data['document'];
        await (options.json === true
          ? cli.json(document)
          : cli.io.out(stringify(document, { lineWidth: 0, aliasDuplicateObjects: false })));
      });
    });
}
