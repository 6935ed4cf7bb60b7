/** The area that a stream is about: a figure's stands in its name. Of any other stream null, everywhere. */
export function areaOfStream(stream: string): string | null {
  const [, area] = stream.startsWith('figure-') ? stream.split(':') : [];
  return area ?? null;
}
