type Child = Node | string | null;

/** An element with its texts; nothing that came from a file is ever read as HTML. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children.filter((child) => child !== null));
  return made;
}

/** Of the page as it is written. */
export function found<Kind extends Element>(id: string, kind: new () => Kind): Kind {
  const one = document.getElementById(id);
  if (!(one instanceof kind)) throw new TypeError(`the page has no ${id}`);
  return one;
}
