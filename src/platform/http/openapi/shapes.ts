import type { OpenAPIObject } from '@nestjs/swagger';

type Components = NonNullable<OpenAPIObject['components']>;
/** What an answer looks like, as OpenAPI 3.0 says it. A title makes it a component of that name. */
export type Shape = Exclude<NonNullable<Components['schemas']>[string], { $ref: string }>;
export type Fields = Readonly<Record<string, Shape>>;

export const text: Shape = { type: 'string' };
export const day: Shape = { type: 'string', format: 'date' };
export const instant: Shape = { type: 'string', format: 'date-time' };
export const decimal: Shape = { type: 'string', pattern: '^-?\\d+(\\.\\d+)?$' };
export const whole: Shape = { type: 'integer', minimum: 0 };
export const yesNo: Shape = { type: 'boolean' };
/** Any JSON: what stands here depends on the kind of event or stream. */
export const anything: Shape = {};

export const oneOf = (...values: readonly string[]): Shape => ({ type: 'string', enum: [...values] });
export const list = (items: Shape): Shape => ({ type: 'array', items });
export const record = (values: Shape): Shape => ({ type: 'object', additionalProperties: values });
export const either = (...shapes: readonly Shape[]): Shape => ({ anyOf: [...shapes] });

/** An object with exactly these fields, the optional ones left out where there is nothing to say. */
export const object = (fields: Fields, optional: Fields = {}): Shape => ({
  type: 'object',
  properties: { ...fields, ...optional },
  ...(Object.keys(fields).length > 0 && { required: Object.keys(fields) }),
  additionalProperties: false,
});

export const named = (title: string, shape: Shape): Shape => ({ ...shape, title });

/** OpenAPI 3.0 knows null only beside a type. */
const NOTHING: Shape = { type: 'string', nullable: true, enum: [null] };

export const orNull = (shape: Shape): Shape => {
  if (shape.title !== undefined || shape.anyOf !== undefined) return either(shape, NOTHING);
  return { ...shape, nullable: true, ...(shape.enum !== undefined && { enum: [...shape.enum, null] }) };
};

/** The same object with more fields. */
export const and = (shape: Shape, fields: Fields, optional: Fields = {}): Shape => {
  const { title: _, ...rest } = shape;
  return {
    ...rest,
    properties: { ...rest.properties, ...fields, ...optional },
    required: [...(rest.required ?? []), ...Object.keys(fields)],
  };
};

export const asOf = named('AsOf', object({ logSize: whole, at: instant }));
export const decision = named('Decision', object({ number: text, issuedOn: text, issuer: text }));
export const span = object({ from: day, to: day });
export const level = oneOf('country', 'province', 'district', 'commune', 'village', 'sector');
