import { spokenPeriod } from '../../../platform/text/periods';
import type { Called } from '../../known/called';

/** What cites a file, as people call it, and the page that shows it. */
export interface Citing {
  readonly words: string;
  readonly path: string | null;
}

const at = (...steps: readonly string[]): string => `/${steps.map(encodeURIComponent).join('/')}`;

/** By the name of the stream that cites it. */
export function citingOf(stream: string, called: Called): Citing {
  const [, kind = '', rest = ''] = /^([a-z]+)-(.*)$/.exec(stream) ?? [];
  const parts = rest.split(':');
  const [one = '', two = '', three = '', four = ''] = parts;
  switch (kind) {
    case 'figure':
      return {
        words: `Số liệu “${called.indicator(one)}”, ${called.area(two)}, ${spokenPeriod(three)}`,
        path: at('so-lieu', one, two, three),
      };
    case 'report':
      return { words: `Báo cáo ${spokenPeriod(four)}`, path: at('bao-cao', one, two, three, four) };
    case 'recognition':
      return { words: `Công nhận “${called.title(one)}”`, path: at('cong-nhan', one, two) };
    case 'task':
      return { words: `Nhiệm vụ của ${called.plan(one)}`, path: null };
    case 'plan':
      return { words: `Đính chính của ${called.plan(rest)}`, path: null };
    default:
      return { words: stream, path: null };
  }
}
