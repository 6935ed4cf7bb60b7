import { plain } from '../report/plain';

type Child = Node | string | null;

/** An element with its texts; nothing that came from a file is ever read as HTML, or turns what stands beside it around. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children.filter((child) => child !== null).map(shown));
  return made;
}

const shown = (child: Node | string): Node | string => (typeof child === 'string' ? child.split('\n').map(plain).join('\n') : child);

/** Of the page as it is written. */
export function found<Kind extends Element>(id: string, kind: new () => Kind): Kind {
  const one = document.getElementById(id);
  if (!(one instanceof kind)) throw new TypeError(`the page has no ${id}`);
  return one;
}
