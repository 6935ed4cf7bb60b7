import type { OpenAPIObject } from '@nestjs/swagger';

type Json = Readonly<Record<string, unknown>>;

/** Puts every named shape among the components, once, and refers to it from where it is used. */
export function hoistNamed(document: OpenAPIObject): OpenAPIObject {
  const found = new Map<string, unknown>();
  const paths = hoisted(document.paths, found);
  const schemas = { ...document.components?.schemas, ...Object.fromEntries(found) };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same document, less what is now referred to
  return { ...document, paths, components: { ...document.components, schemas } } as OpenAPIObject;
}

function hoisted(part: unknown, found: Map<string, unknown>): unknown {
  if (Array.isArray(part)) return part.map((member: unknown) => hoisted(member, found));
  if (!isObject(part)) return part;
  const inside = Object.fromEntries(Object.entries(part).map(([key, value]) => [key, hoisted(value, found)]));
  const { title } = part;
  if (typeof title !== 'string' || !('type' in part || 'anyOf' in part)) return inside;
  const { title: _, ...shape } = inside;
  const before = found.get(title);
  if (before !== undefined && JSON.stringify(before) !== JSON.stringify(shape)) throw new RangeError(`two shapes are named ${title}`);
  found.set(title, shape);
  return { $ref: `#/components/schemas/${title}` };
}

function isObject(part: unknown): part is Json {
  return typeof part === 'object' && part !== null;
}
