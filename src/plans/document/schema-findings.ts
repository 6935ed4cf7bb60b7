import { describe, type Finding, type Path } from './problem';
import type { ErrorObject, ValidateFunction } from 'ajv/dist/2020';
import { criterionFields } from './schema';

type Words = Readonly<Record<string, unknown>>;
const isWords = (value: unknown): value is Words => typeof value === 'object' && value !== null && !Array.isArray(value);

const memberOf = (value: unknown, key: string | number): unknown => {
  if (Array.isArray(value)) return typeof key === 'number' ? value[key] : undefined;
  return isWords(value) ? value[key] : undefined;
};

/** An RFC 6901 pointer as a path into the value it was found in. */
function pathOf(pointer: string, root: unknown): Path {
  let value = root;
  return pointer
    .split('/')
    .slice(1)
    .map((raw) => {
      const step = raw.replaceAll('~1', '/').replaceAll('~0', '~');
      const key = Array.isArray(value) ? Number(step) : step;
      value = memberOf(value, key);
      return key;
    });
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const allowedBy = (error: ErrorObject): string | undefined => textOf(error.parentSchema?.['x-allowed']);
const propertiesOf = (error: ErrorObject): Words => {
  const properties: unknown = error.parentSchema?.['properties'];
  return isWords(properties) ? properties : {};
};
const typeNames: Readonly<Record<string, string>> = {
  string: 'một chuỗi',
  object: 'một nhóm trường',
  array: 'một danh sách',
  boolean: 'true hoặc false',
  integer: 'số nguyên, không đặt trong ngoặc kép',
};

function fieldsAllowed(error: ErrorObject): string {
  const kind = isWords(error.data) ? textOf(error.data['kind']) : undefined;
  const own = Object.keys(propertiesOf(error));
  const fields = error.keyword === 'unevaluatedProperties' ? [...(criterionFields.get(kind ?? '') ?? ['kind']), ...own] : own;
  return `các trường ${fields.join(', ')}`;
}

function missing(error: ErrorObject, path: Path): Finding {
  const name = String(error.params['missingProperty']);
  const word = propertiesOf(error)[name];
  const meaning = isWords(word) ? textOf(word['description']) : undefined;
  return {
    code: 'missing-field',
    path: [...path, name],
    found: 'chỗ trống',
    allowed: meaning === undefined ? 'trường này phải có' : `trường này phải có: ${meaning.replace(/\.$/, '')}`,
  };
}

function limit(error: ErrorObject): string {
  const known = allowedBy(error);
  if (known !== undefined) return known;
  const bound = String(error.params['limit']);
  switch (error.keyword) {
    case 'maxItems':
      return `không quá ${bound} phần tử`;
    case 'minItems':
      return `ít nhất ${bound} phần tử`;
    case 'minProperties':
      return `ít nhất ${bound} trường`;
    case 'minimum':
      return `số nguyên từ ${bound}`;
    case 'maximum':
      return `số nguyên không quá ${bound}`;
    default:
      return 'giá trị đúng mẫu';
  }
}

function finding(error: ErrorObject, root: unknown): Finding | null {
  const path = pathOf(error.instancePath, root);
  const found = (): string => describe(error.data);
  switch (error.keyword) {
    case 'if':
      return null;
    case 'required':
      return missing(error, path);
    case 'additionalProperties':
    case 'unevaluatedProperties': {
      const name = String(error.params['additionalProperty'] ?? error.params['unevaluatedProperty']);
      return { code: 'unknown-field', path: [...path, name], part: 'key', found: `trường lạ "${name}"`, allowed: fieldsAllowed(error) };
    }
    case 'propertyNames': {
      const name = String(error.params['propertyName']);
      return { code: 'bad-key', path: [...path, name], part: 'key', found: `tên trường "${name}"`, allowed: 'một mã đúng mẫu' };
    }
    case 'discriminator': {
      const value = error.params['tagValue'];
      const allowed = kindsOf(error).join(', ');
      return value === undefined ? null : { code: 'not-allowed', path: [...path, 'kind'], found: describe(value), allowed };
    }
    case 'type':
      return {
        code: 'wrong-type',
        path,
        found: found(),
        allowed: allowedBy(error) ?? typeNames[String(error.params['type'])] ?? 'kiểu khác',
      };
    case 'enum':
      return { code: 'not-allowed', path, found: found(), allowed: listOf(error.params['allowedValues']).join(', ') };
    case 'const':
      return { code: 'not-allowed', path, found: found(), allowed: String(error.params['allowedValue']) };
    case 'anyOf':
      return { code: 'not-allowed', path, found: found(), allowed: allowedBy(error) ?? 'một trong các dạng đã nêu' };
    case 'uniqueItems':
      return { code: 'duplicate-item', path, found: 'một phần tử ghi hai lần', allowed: 'mỗi phần tử một lần' };
    default:
      return { code: 'bad-value', path, found: found(), allowed: limit(error) };
  }
}

/** The kinds a `oneOf` chooses between, from its own branches: criteria and title criteria both have them. */
function kindsOf(error: ErrorObject): string[] {
  return listOf(error.parentSchema?.['oneOf']).map((branch) => String(['properties', 'kind', 'const'].reduce<unknown>(memberOf, branch)));
}

/** A pointer and all pointers above it. */
const upwards = (pointer: string): string[] => {
  const steps = pointer.split('/');
  return steps.map((_, index) => steps.slice(0, steps.length - index).join('/'));
};

/**
 * Branches of an `anyOf` that failed say nothing of their own; unevaluated fields count only where the rest is right.
 * In linear time: a hostile document has as many errors as fields.
 */
function speaking(errors: readonly ErrorObject[]): ErrorObject[] {
  const choices = new Set(errors.filter((error) => error.keyword === 'anyOf').map((error) => error.instancePath));
  const spoiled = new Set(
    errors.filter((error) => error.keyword !== 'unevaluatedProperties').flatMap((error) => upwards(error.instancePath)),
  );
  return errors.filter((error) => {
    if (error.propertyName !== undefined) return false;
    if (error.keyword === 'unevaluatedProperties') return !spoiled.has(error.instancePath);
    return error.keyword === 'anyOf' || !upwards(error.instancePath).some((pointer) => choices.has(pointer));
  });
}

/** Enough to mend a file by; a file with more is of another kind. */
const maxFindings = 200;

/** What the schema refuses, one finding a place; none when the value has the form. */
export function schemaFindings(validate: ValidateFunction, value: unknown): Finding[] {
  const errors = validate.errors ?? [];
  const findings = speaking(errors)
    .slice(0, maxFindings)
    .map((error) => finding(error, value));
  const seen = new Set<string>();
  return findings
    .filter((item) => item !== null)
    .filter((item) => {
      const key = JSON.stringify(item.path);
      return seen.has(key) ? false : seen.add(key) !== undefined;
    });
}
