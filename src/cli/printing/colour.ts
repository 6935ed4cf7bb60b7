import type { Environment, Io } from '../io';

export type Colour = 'red' | 'yellow' | 'green' | 'grey';
export type Paint = (text: string, colour: Colour | null) => string;

const CODES: Readonly<Record<Colour, number>> = { red: 31, yellow: 33, green: 32, grey: 90 };

/** No colour into a pipe or a file, nor where NO_COLOR is set (no-color.org: to anything but nothing). */
export function painter({ outIsTerminal }: Pick<Io, 'outIsTerminal'>, env: Environment): Paint {
  const off = !outIsTerminal || (env['NO_COLOR'] ?? '') !== '' || env['TERM'] === 'dumb';
  return (text, colour) => (off || colour === null ? text : `\u001B[${CODES[colour]}m${text}\u001B[0m`);
}
