import { getMetadataStorage } from 'class-validator';

type Storage = ReturnType<typeof getMetadataStorage>;
type Asked = Parameters<Storage['getTargetValidationMetadatas']>;
type Found = ReturnType<Storage['getTargetValidationMetadatas']>;

const remembering = new WeakSet<Storage>();

/**
 * At every validation class-validator goes through all classes that have rules, to find those a class inherits. A class has its rules
 * before the first request of its kind is read, so they are looked up once.
 */
export function rememberValidationRules(storage: Storage = getMetadataStorage()): void {
  if (remembering.has(storage)) return;
  remembering.add(storage);
  const known = new Map<Asked[0], Map<string, Found>>();
  const lookUp = storage.getTargetValidationMetadatas.bind(storage);
  storage.getTargetValidationMetadatas = (...asked: Asked): Found => {
    const [of, schema, always, strict, groups] = asked;
    if (groups !== undefined && groups.length > 0) return lookUp(...asked);
    const key = `${schema ?? ''} ${always} ${strict}`;
    let found = known.get(of)?.get(key);
    if (found === undefined) {
      found = lookUp(...asked);
      const ofClass = known.get(of) ?? new Map<string, Found>();
      known.set(of, ofClass.set(key, found));
    }
    return found;
  };
}
