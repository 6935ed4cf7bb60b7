import { canonicalJson } from '@hieuhoc/event-store';
import type { Commands } from '../platform/commands/commands';
import type { CommandContext } from '../platform/commands/context';
import { Definitions, type Defined, type DefinedNow, type Retirement, type Revision } from '../platform/definitions';
import { MalformedRequest, Unknown } from '../platform/http/errors';
import { isLevel } from './grantor';
import { normalTitle, titleProblems, type TitleInput } from './normal-title';
import { criteriaVersionTaken } from './recognition.errors';
import { titleDecider } from './title.decider';
import type { Title, TitleCriteria } from './title.events';

export type TitleNow = DefinedNow<'Title', Title>;

/** Commands on titles, for HTTP, the command line, plans and the sample alike. */
export class TitlesService {
  private readonly definitions: Definitions<'Title', Title>;

  constructor(private readonly commands: Commands) {
    this.definitions = new Definitions(commands, 'title', titleDecider);
  }

  /** Checks without recording; true when it is new. `bodies` are codes that the same document defines. */
  async check(input: TitleInput, { bodies = new Set() }: { readonly bodies?: ReadonlySet<string> } = {}): Promise<boolean> {
    const title = sound(input);
    if (!bodies.has(title.grantedBy)) await this.seenGrantor(title);
    return this.definitions.check(title);
  }

  /** Throws MalformedRequest, Unknown, DefinedDifferently. The identical definition again is success and writes nothing. */
  async define(input: TitleInput, context: CommandContext): Promise<TitleNow> {
    const title = sound(input);
    return this.definitions.define(title, context, await this.seenGrantor(title));
  }

  /** Throws MalformedRequest, Unknown, Retired, FixedFields, RecognitionRefused. */
  async revise(code: string, revision: Revision<Title>, context: CommandContext): Promise<TitleNow> {
    const revised = sound(await this.definitions.checkRevision(code, revision));
    refuseVersionTaken((await this.definitions.current(code)).state, revision.changes.criteria);
    return this.definitions.revise(code, revision, context, await this.seenGrantor(revised));
  }

  retire(code: string, retirement: Retirement, context: CommandContext): Promise<TitleNow> {
    return this.definitions.retire(code, retirement, context);
  }

  /** In force on the day, or with every revision so far. Throws Unknown. */
  required(code: string, day?: string): ReturnType<Definitions<'Title', Title>['required']> {
    return this.definitions.required(code, day);
  }

  private async seenGrantor({ grantedBy }: Title): Promise<string | undefined> {
    if (isLevel(grantedBy)) return undefined;
    const [defined] = await this.commands.store.readStream(`body-${grantedBy}`, { limit: 1 });
    if (defined === undefined) throw new Unknown('body', grantedBy);
    return defined.position;
  }
}

/** A grant names the version it was assessed by, so one version is one text. Throws RecognitionRefused. */
function refuseVersionTaken({ defined, revisions }: Defined<Title>, criteria: TitleCriteria | undefined): void {
  if (defined === null || criteria === undefined) return;
  const before = [defined.criteria, ...revisions.map(({ changes }) => changes.criteria)].filter((one) => one !== undefined);
  const taken = before.some((one) => one.version === criteria.version && canonicalJson(one) !== canonicalJson(criteria));
  if (taken) throw criteriaVersionTaken(defined.code, criteria.version);
}

function sound(input: TitleInput): Title {
  const title = normalTitle(input);
  const problems = titleProblems(title);
  if (problems.length > 0) throw new MalformedRequest(problems);
  return title;
}
