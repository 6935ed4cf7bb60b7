import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { TitleInput } from '../recognitions';
import { readTitle } from '../plans';

const PLACES = [join(__dirname, '..', '..'), join(__dirname, '..', '..', '..')].map((root) =>
  join(root, 'plans', 'catalogue', 'titles.yaml'),
);

interface Catalogue {
  readonly titles: readonly {
    readonly title: unknown;
    readonly sources: readonly { readonly says: string; readonly document: string }[];
  }[];
}

/** The titles of national rules, those whose numbers were checked against a document; each read by the schema of plans. */
export function catalogueTitles(): TitleInput[] {
  return catalogue().titles.map(({ title }) => {
    const { spec, problems } = readTitle(title);
    if (spec === null) throw new Error(`plans/catalogue/titles.yaml: ${problems.map(({ message }) => message).join('; ')}`);
    return spec;
  });
}

export function catalogue(): Catalogue {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a file of the repository; its titles are checked by the schema
  return parse(textOf(PLACES)) as Catalogue;
}

function textOf([place = '', ...others]: readonly string[]): string {
  try {
    return readFileSync(place, 'utf8');
  } catch (error) {
    if (others.length === 0) throw error;
    return textOf(others);
  }
}
