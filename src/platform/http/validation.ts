import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { MalformedRequest, type FieldProblem } from './errors';
import { rememberValidationRules } from './validation-metadata';

/** Every body and query passes here: an unknown field is refused, all problems come at once, in Vietnamese, with their path. */
export function validationPipe(): ValidationPipe {
  rememberValidationRules();
  return new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    stopAtFirstError: true,
    validationError: { target: false },
    exceptionFactory: (errors) => new MalformedRequest(problemsOf(errors)),
  });
}

export function problemsOf(errors: readonly ValidationError[], path = ''): FieldProblem[] {
  return errors.flatMap((error) => {
    const field = path === '' ? error.property : `${path}.${error.property}`;
    const own = Object.entries(error.constraints ?? {}).map(([rule, message]) => ({ field, message: SENTENCES[rule] ?? message }));
    return [...own, ...problemsOf(error.children ?? [], field)];
  });
}

/** For the rules of class-validator that carry no sentence of their own. */
const SENTENCES: Readonly<Record<string, string>> = {
  whitelistValidation: 'không có trong mẫu; hãy bỏ trường này hoặc sửa tên',
  nestedValidation: 'phải là một đối tượng (hoặc danh sách đối tượng) đúng mẫu',
  isObject: 'phải là một đối tượng',
  isArray: 'phải là một danh sách',
  isBoolean: 'phải là true hoặc false',
  isInt: 'phải là số nguyên',
  isString: 'phải là chữ',
  arrayNotEmpty: 'không được rỗng',
  unknownValue: 'không đúng mẫu',
};
