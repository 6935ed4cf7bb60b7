import { CommanderError } from 'commander';

const QUOTED = /'([^']*)'/;

/** commander speaks English: what it refuses, in our words. Null for what is no refusal (help, version). */
export function usageSentence(error: CommanderError): string | null {
  const named = QUOTED.exec(error.message)?.[1] ?? '';
  switch (error.code) {
    case 'commander.unknownOption':
      return `Không có tuỳ chọn ${named}.`;
    case 'commander.missingMandatoryOptionValue':
      return `Thiếu tuỳ chọn ${named}.`;
    case 'commander.optionMissingArgument':
      return `Tuỳ chọn ${named} cần một giá trị.`;
    case 'commander.missingArgument':
      return `Thiếu <${named}>.`;
    case 'commander.excessArguments':
      return 'Thừa tham số trên dòng lệnh.';
    case 'commander.unknownCommand':
      return `Không có lệnh "${named}".`;
    case 'commander.help':
      return 'Hãy chọn một lệnh.';
    case 'commander.helpDisplayed':
    case 'commander.version':
      return null;
    default:
      return error.message;
  }
}
