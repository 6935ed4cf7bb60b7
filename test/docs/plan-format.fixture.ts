import { read } from '../docker/dockerfile.fixture';

interface Schema {
  readonly $ref?: string;
  readonly description?: string;
  readonly 'x-allowed'?: string;
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly const?: string;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
}

const schema: Schema = JSON.parse(read('plans/plan.schema.json'));
const defs = Object.entries(schema.$defs ?? {});
/** The name stands in the table of the document; here it is a heading to link to. */
const nameOf = (ref: string): string => ref.slice('#/$defs/'.length);
const linked = (name: string): string => `[${name}](#${name.toLowerCase()})`;

/** What may stand there, in a few words. */
function allowed(of: Schema): string {
  if (of.const !== undefined) return `\`${of.const}\``;
  if (of.enum !== undefined) return of.enum.map((one) => `\`${one}\``).join(', ');
  if (of['x-allowed'] !== undefined) return of['x-allowed'];
  if (of.$ref !== undefined) return linked(nameOf(of.$ref));
  if (of.type === 'array') return `danh sách ${of.items === undefined ? '' : allowed(of.items)}`.trim();
  if (of.type === 'boolean') return '`true`, `false`';
  if (of.type === 'object' && typeof of.additionalProperties === 'object') return `{ mã: ${allowed(of.additionalProperties)} }`;
  if (of.type === 'object' && of.properties !== undefined)
    return `{ ${Object.entries(of.properties)
      .map(([name, one]) => `${name}: ${allowed(one)}`)
      .join(', ')} }`;
  return of.type ?? '';
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll(/\s+/g, ' ').trim();

function table({ properties = {}, required = [] }: Schema): string {
  const rows = Object.entries(properties).map(
    ([name, one]) => `| \`${name}\` | ${required.includes(name) ? 'có' : ''} | ${cell(allowed(one))} | ${cell(one.description ?? '')} |`,
  );
  return ['| Trường | Bắt buộc | Nhận | Ý nghĩa |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

function section([name, one]: readonly [string, Schema]): string {
  const head = `### ${name}\n\n${one.description ?? ''}`;
  if (one.oneOf !== undefined) {
    const kinds = one.oneOf.map((kind) => ({ ...kind, required: [...(one.required ?? []), ...(kind.required ?? [])] }));
    return [head, ...kinds.map((kind) => `${kindOf(kind)}\n\n${table(kind)}`)].join('\n\n');
  }
  const also = one.$ref === undefined ? '' : ` Các trường của ${linked(nameOf(one.$ref))}, và thêm:`;
  if (one.properties !== undefined) return `${head}${also}\n\n${table(one)}`;
  return `${head}\n\nNhận: ${allowed(one)}.`;
}

const kindOf = ({ properties }: Schema): string => `\`kind: ${properties?.['kind']?.const ?? ''}\``;

/** Every word of the format, out of the schema itself. */
export function planFormat(): string {
  return [`### văn bản kế hoạch\n\n${schema.description ?? ''}\n\n${table(schema)}`, ...defs.map(section)].join('\n\n');
}

export const BEGIN = '<!-- Phần dưới đây dựng từ plans/plan.schema.json: npm run jest -- test/docs, với UPDATE_DOCS=1 -->';
