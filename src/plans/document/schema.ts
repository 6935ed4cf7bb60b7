import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020';
import type { Criterion } from '@hieuhoc/indicator-maths';
import schema from '../../../plans/plan.schema.json';
import type { RawArea, RawDocument, RawIndicator, RawTarget, RawTask, RawTitle } from './raw';
import type { AllocatedCriterion, BodySpec, DutySpec } from './types';

const isDay = (text: string): boolean => {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
};

const ajv = new Ajv2020({
  strict: true,
  strictTypes: false,
  strictRequired: false,
  allErrors: true,
  verbose: true,
  discriminator: true,
  ownProperties: true,
});
ajv.addKeyword({ keyword: 'x-allowed', schemaType: 'string' });
ajv.addFormat('date', isDay);
ajv.addFormat('partial-day', (text: string) => text.length < 10 || isDay(text));
ajv.addFormat('month-day', (text: string) => isDay(`2015-${text}`));
ajv.addSchema(schema);

/** The parts of a document that are also sent alone: a target that is added, an indicator that is defined. */
export interface Parts {
  document: RawDocument;
  indicator: RawIndicator;
  title: RawTitle;
  body: BodySpec;
  area: RawArea;
  target: RawTarget;
  criterion: Criterion;
  allocatedCriterion: AllocatedCriterion;
  duty: DutySpec;
  task: RawTask;
}

/** Compiled at its first use; a value that passes has the type. */
const validator = <Name extends keyof Parts>(name: Name): (() => ValidateFunction<Parts[Name]>) => {
  let compiled: ValidateFunction<Parts[Name]> | undefined;
  const ref = name === 'document' ? schema.$id : `${schema.$id}#/$defs/${name}`;
  return () => (compiled ??= ajv.compile<Parts[Name]>({ $ref: ref }));
};

export const validators = {
  document: validator('document'),
  indicator: validator('indicator'),
  title: validator('title'),
  body: validator('body'),
  area: validator('area'),
  target: validator('target'),
  criterion: validator('criterion'),
  allocatedCriterion: validator('allocatedCriterion'),
  duty: validator('duty'),
  task: validator('task'),
};

/** The words allowed in a criterion of one kind, which the schema spreads over the branches of a `oneOf`. */
export const criterionFields: ReadonlyMap<string, readonly string[]> = new Map(
  schema.$defs.criterionKinds.oneOf.map((branch) => [branch.properties.kind.const, Object.keys(branch.properties)]),
);
