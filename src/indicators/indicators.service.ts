import { latest, type Commands } from '../platform/commands/commands';
import type { CommandContext } from '../platform/commands/context';
import { Definitions, inForce, type DefinedNow, type Retirement, type Revision } from '../platform/definitions';
import { MalformedRequest, Unknown } from '../platform/http/errors';
import { indicatorDecider } from './indicator.decider';
import type { IndicatorDefinition } from './indicator.events';
import { indicatorProblems } from './indicator-problems';
import { normalIndicator, type IndicatorInput } from './normal-indicator';

export type IndicatorNow = DefinedNow<'Indicator', IndicatorDefinition>;
/** Codes that the same document defines: they may be named before they are recorded. */
export interface Alongside {
  readonly indicators?: ReadonlySet<string>;
  readonly titles?: ReadonlySet<string>;
}

/** Commands on indicators, for HTTP, the command line, plans and the sample alike. */
export class IndicatorsService {
  private readonly definitions: Definitions<'Indicator', IndicatorDefinition>;

  constructor(private readonly commands: Commands) {
    this.definitions = new Definitions(commands, 'indicator', indicatorDecider);
  }

  /** Checks without recording; true when it is new. Throws what `define` throws. */
  async check(input: IndicatorInput, alongside: Alongside = {}): Promise<boolean> {
    const definition = sound(input);
    await this.checkReferences(definition, alongside);
    return this.definitions.check(definition);
  }

  /** Throws MalformedRequest, Unknown, DefinedDifferently. The identical definition again is success and writes nothing. */
  async define(input: IndicatorInput, context: CommandContext, alongside: Alongside = {}): Promise<IndicatorNow> {
    const definition = sound(input);
    return this.definitions.define(definition, context, await this.checkReferences(definition, alongside));
  }

  async revise(code: string, revision: Revision<IndicatorDefinition>, context: CommandContext): Promise<IndicatorNow> {
    const revised = sound(await this.definitions.checkRevision(code, revision));
    return this.definitions.revise(code, revision, context, await this.checkReferences(revised, {}));
  }

  retire(code: string, retirement: Retirement, context: CommandContext): Promise<IndicatorNow> {
    return this.definitions.retire(code, retirement, context);
  }

  /** In force on the day, or with every revision so far; `position` is what this was seen at. Throws Unknown. */
  required(code: string, day?: string): ReturnType<Definitions<'Indicator', IndicatorDefinition>['required']> {
    return this.definitions.required(code, day);
  }

  private async checkReferences(
    { from, checkAgainst, denominatorIs }: IndicatorDefinition,
    alongside: Alongside,
  ): Promise<string | undefined> {
    const titles = [from?.recognitions, checkAgainst?.recognitions].filter((code) => code !== undefined);
    const indicators = [from?.of, ...Object.values(denominatorIs ?? {})].filter((code) => code !== undefined);
    const seen = [
      ...(await Promise.all(titles.map((code) => this.seenTitle(code, alongside)))),
      ...(await Promise.all(indicators.map((code) => this.seenIndicator(code, alongside)))),
    ];
    return latest(...seen);
  }

  private async seenTitle(code: string, { titles }: Alongside): Promise<string | null> {
    if (titles?.has(code)) return null;
    const [defined] = await this.commands.store.readStream(`title-${code}`, { limit: 1 });
    if (defined === undefined) throw new Unknown('title', code);
    return defined.position;
  }

  private async seenIndicator(code: string, { indicators }: Alongside): Promise<string | null> {
    if (indicators?.has(code)) return null;
    const { state, position } = await this.definitions.current(code);
    if (inForce(state) === null) throw new Unknown('indicator', code);
    return position;
  }
}

function sound(input: IndicatorInput): IndicatorDefinition {
  const definition = normalIndicator(input);
  const problems = indicatorProblems(definition);
  if (problems.length > 0) throw new MalformedRequest(problems);
  return definition;
}
