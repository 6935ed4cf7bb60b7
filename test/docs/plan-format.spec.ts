import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../docker/dockerfile.fixture';
import { BEGIN, planFormat } from './plan-format.fixture';

const PATH = join(ROOT, 'docs', 'plan-format.md');
/** Formatting pads the cells of a table; what they say stays. */
const bare = (text: string): string =>
  text
    .replaceAll(/ *\| */g, '|')
    .replaceAll(/-{3,}/g, '---')
    .trim();

describe('docs/plan-format.md', () => {
  it('says every word of the schema, and no other (UPDATE_DOCS=1 writes it anew)', () => {
    const [head, generated] = readFileSync(PATH, 'utf8').split(BEGIN);
    if (process.env['UPDATE_DOCS'] === '1') writeFileSync(PATH, `${head}${BEGIN}\n\n${planFormat()}\n`);
    else expect(bare(generated ?? '')).toBe(bare(planFormat()));
  });
});
