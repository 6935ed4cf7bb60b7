import type { Called } from '../known/called';
import type { Visit } from '../visit/visit';
import { partsOfStream, type Entry } from './entry';

const LONGEST = 110;

/** With what the tasks are called that events are about: the beginning of their text in the plan. */
export async function withTasks(visit: Visit, called: Called, entries: readonly Entry[]): Promise<Called> {
  const named = [...new Set(entries.filter(({ stream }) => stream.startsWith('task-')).map((entry) => partsOfStream(entry).join('/')))];
  if (named.length === 0) return called;
  const found = await Promise.all(named.map((path) => visit.api.maybe<{ readonly text: string }>(`/api/tasks/${path}`, visit.known)));
  const texts = new Map(named.map((path, index) => [path, found[index]?.text]));
  return { ...called, task: (plan, code) => shortened(texts.get(`${plan}/${code}`) ?? code) };
}

/** Cut between two words. */
export function shortened(text: string): string {
  if (text.length <= LONGEST) return text.replace(/[.;]$/, '');
  return `${text.slice(0, text.lastIndexOf(' ', LONGEST))}…`;
}
