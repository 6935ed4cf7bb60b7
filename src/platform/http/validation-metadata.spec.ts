import { getMetadataStorage, IsInt, IsString, validateSync } from 'class-validator';
import { rememberValidationRules } from './validation-metadata';

class Named {
  @IsString()
  name: unknown = 7;
}

class Counted extends Named {
  @IsInt()
  count: unknown = 'x';
}

const refused = (one: object): string[] => validateSync(one).map(({ property }) => property);

describe('rules that are remembered', () => {
  it('are those of the class and of those it inherits from, each time', () => {
    const before = [refused(new Counted()), refused(new Named())];
    rememberValidationRules();
    expect([refused(new Counted()), refused(new Named())]).toEqual(before);
    expect([refused(new Counted()), refused(new Named())]).toEqual([['count', 'name'], ['name']]);
  });

  it('are looked up once a class', () => {
    const storage = getMetadataStorage();
    rememberValidationRules();
    const rules = () => storage.getTargetValidationMetadatas(Counted, '', false, false);
    expect(rules()).toBe(rules());
  });

  it('of a group are looked up each time', () => {
    const storage = getMetadataStorage();
    rememberValidationRules();
    const rules = () => storage.getTargetValidationMetadatas(Counted, '', false, false, ['one']);
    expect(rules()).not.toBe(rules());
    expect(rules()).toEqual([]);
  });
});
