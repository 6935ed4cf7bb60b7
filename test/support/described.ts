import Ajv, { type ValidateFunction } from 'ajv';

/** An OpenAPI document as far as answers are checked against it. */
export interface ApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation | undefined>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

interface Operation {
  readonly responses: Readonly<Record<string, Described | undefined>>;
}

interface Described {
  readonly headers?: Readonly<Record<string, { readonly required?: boolean }>>;
  readonly content?: Readonly<Record<string, unknown>>;
}

export interface Answered {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

const FORMATS = { date: /^\d{4}-\d\d-\d\d$/, 'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/ };
const pointer = (key: string): string => encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1'));

/** Compares every answer of a system with what its own document says of it. */
export class DescribedAnswers {
  private readonly ajv = new Ajv({ strict: false, allErrors: false, formats: FORMATS });
  private readonly compiled = new Map<string, ValidateFunction>();
  private readonly templates: readonly (readonly [template: string, pattern: RegExp])[];

  constructor(private readonly document: ApiDocument) {
    this.ajv.addSchema(document, 'api');
    // A word of its own comes before a parameter in the same place.
    this.templates = Object.keys(document.paths)
      .toSorted((a, b) => a.split('{').length - b.split('{').length)
      .map((template) => [template, new RegExp(`^${template.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`)]);
  }

  /** Throws where an answer is not as described. A path that is not there is none of the document's. */
  check({ method, path, status, headers, body }: Answered): void {
    const template = this.templates.find(([, pattern]) => pattern.test(path.split('?', 1)[0] ?? ''))?.[0];
    const operation = template === undefined ? undefined : this.document.paths[template]?.[method.toLowerCase()];
    if (template === undefined || operation === undefined) return;
    const key = operation.responses[status] === undefined ? 'default' : String(status);
    const told = `${method} ${template} ${status}`;
    const described = operation.responses[key];
    if (described === undefined || (key === 'default' && status < 400)) throw new Error(`${told} is not described`);
    for (const [name, { required = false }] of Object.entries(described.headers ?? {}))
      if (required && !headers.has(name)) throw new Error(`${told} has no ${name}`);
    const type = (headers.get('Content-Type') ?? '').split(';', 1)[0] ?? '';
    if (described.content?.[type] === undefined) throw new Error(`${told} is not described as ${type}`);
    if (!type.includes('json')) return;
    const validate = this.validator(template, method.toLowerCase(), key, type);
    if (!validate(body))
      throw new Error(`${told} is not as described: ${this.ajv.errorsText(validate.errors)} in ${JSON.stringify(body).slice(0, 2_000)}`);
  }

  private validator(...[template, method, status, type]: readonly [string, string, string, string]): ValidateFunction {
    const ref = `api#/paths/${pointer(template)}/${method}/responses/${status}/content/${pointer(type)}/schema`;
    const known = this.compiled.get(ref) ?? this.ajv.compile({ $ref: ref });
    this.compiled.set(ref, known);
    return known;
  }
}

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- text becomes a document here; a spec of its own says that it is one
export const parseDocument = (json: string): ApiDocument => JSON.parse(json) as ApiDocument;
