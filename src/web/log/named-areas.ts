import { asObject, listIn, objectIn, textIn } from './json';
import { partsOfStream, type Entry } from './entry';

/** Every area that the sentence of an event may name. */
export function areasNamedIn(entry: Entry): readonly string[] {
  const { data, stream } = entry;
  const parts = partsOfStream(entry);
  const inName = stream.startsWith('figure-') ? [parts[1]] : stream.startsWith('report-') ? [parts[2]] : [];
  const established = objectIn(data, 'area');
  const named = [
    ...inName,
    entry.area,
    entry.onBehalfOf,
    textIn(data, 'area'),
    textIn(data, 'parent'),
    textIn(established, 'parent'),
    ...listIn(data, 'from').map(String),
    ...listIn(data, 'figures').map((figure) => textIn(asObject(figure), 'area')),
    ...listIn(data, 'except').map((figure) => textIn(asObject(figure), 'area')),
  ];
  return [...new Set(named.filter((id) => typeof id === 'string' && id !== ''))].map(String);
}
