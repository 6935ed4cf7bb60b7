import { toHex, type Hash } from '@hieuhoc/transparency-log';
import type { HeaderLine } from '../lines';
import { readPaper, saysSo, type Paper } from '../paper';
import { codeOfPublication, digestOfRows, type PublishedQuestion } from '../publication';
import { rowsFrom, type Known } from '../rederive';
import { shownAreas } from '../shown-areas';
import type { Check } from '../verdict';
import { check } from './check';

const ID = 'publications';

interface OfPublication {
  readonly header: HeaderLine;
  /** Of the tree at the header's `asOf`. */
  readonly root: Hash | null;
  readonly known: () => Known;
}

/** Check 11, where a code was given: the paper says what follows from the events at the size that it names. */
export function checkPublications(papers: readonly string[], of: OfPublication): Check {
  const found = papers.map((text) => compared(text, of));
  return found.find(({ outcome }) => outcome === 'failed') ?? found.find(({ outcome }) => outcome === 'unprovable') ?? allOf(found);
}

const allOf = (found: readonly Check[]): Check =>
  found.length === 1 && found[0] !== undefined
    ? found[0]
    : check(ID, 'passed', 'published', `Cả ${found.length} mã công bố đều đúng là của số liệu này.`, { count: found.length });

function compared(text: string, { header, root, known }: OfPublication): Check {
  const paper = readPaper(text);
  if (paper === null)
    return check(ID, 'failed', 'no-code', `"${text.slice(0, 100)}" không phải mã công bố hay nội dung mã QR của báo cáo.`);
  const { asked, asOf } = header;
  const { code } = paper;
  if (asked.kind === 'log' || asked.plan === null || asked.indicator !== null)
    return check(ID, 'unprovable', 'other-dossier', `Hồ sơ này không lập cho một báo cáo đã công bố: hãy xin hồ sơ của mã ${code}.`, {
      code,
    });
  if (root === null) return check(ID, 'unprovable', 'no-cut', `Hồ sơ không dừng ở cỡ ${asOf} nên không biết gốc ở đó.`, { code, asOf });
  if (paper.size !== null && paper.size !== asOf)
    return check(
      ID,
      'unprovable',
      'other-size',
      `Báo cáo ${code} theo cỡ ${paper.size}, hồ sơ theo cỡ ${asOf}: hãy xin hồ sơ của mã này.`,
      {
        code,
        size: paper.size,
        asOf,
      },
    );
  if (!saysSo(paper, asOf, root))
    return check(ID, 'failed', 'other-root', `Gốc in trên báo cáo ${code} không phải gốc của nhật ký ở cỡ ${asOf}.`, { code, asOf });
  try {
    return ofRows(paper, header, root, known());
  } catch (error) {
    return check(ID, 'failed', 'not-derivable', `Không tính lại được số liệu của mã ${code} từ các sự kiện trong hồ sơ.`, {
      code,
      error: error instanceof Error ? error.message : 'unknown',
    });
  }
}

/** The level is not in a code: those that there are are tried. */
const LEVELS = [null, 'province', 'district', 'commune', 'village', 'sector'];

function ofRows({ code }: Paper, { asked, asOf, origin }: HeaderLine, root: Hash, known: Known): Check {
  const plan = asked.kind === 'rows' && asked.plan !== null ? known.plans.get(asked.plan) : undefined;
  if (asked.kind === 'log' || plan === undefined)
    return check(ID, 'failed', 'no-plan', `Không có kế hoạch nào để tính lại số liệu của mã ${code}.`, { code });
  const { period, on, basis } = asked;
  for (const level of LEVELS) {
    const question: PublishedQuestion = { plan: plan.plan, area: asked.area ?? plan.area, level, period, on, basis };
    const { areas, depth } = shownAreas(known.facts.changes, question);
    const rows = rowsFrom(known, { plan: plan.plan, area: question.area, depth, on, basis, ...(period !== null && { period }) });
    const shown = rows.filter(({ area }) => areas.has(area));
    if (codeOfPublication({ ...question, origin, logSize: asOf, root: toHex(root), digest: digestOfRows(shown) }) !== code) continue;
    return check(ID, 'passed', 'published', `Mã ${code} đúng là của ${shown.length} dòng số liệu tính lại được ở cỡ ${asOf}.`, {
      code,
      asOf,
      rows: shown.length,
      level: level ?? '',
    });
  }
  return check(
    ID,
    'failed',
    'other-figures',
    `Mã ${code} không phải của số liệu tính lại từ hồ sơ này: số liệu, ngày, địa bàn, kỳ hoặc cỡ nhật ký khác với báo cáo đã công bố.`,
    { code, asOf },
  );
}
