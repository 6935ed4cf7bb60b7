import { figureNamed, figurePath } from './entry-facts';
import { partsOfStream, type Entry } from './entry';
import { textIn } from './json';

export interface Place {
  readonly path: string;
  readonly words: string;
  readonly query?: Readonly<Record<string, string>>;
}

/** The page of what an event is about, where there is one. */
export function placeOf(entry: Entry): Place | null {
  const { stream, type, data, target, plan, area } = entry;
  const figure = figureNamed(entry);
  if (figure !== null) return { path: figurePath(figure), words: 'Cả quá trình của số liệu này' };
  const parts = partsOfStream(entry).map(encodeURIComponent).join('/');
  if (type === 'ReportPublished') return { path: `/cong-bo/${textIn(data, 'code')}`, words: 'Tờ công bố này' };
  if (stream.startsWith('report-')) return { path: `/bao-cao/${parts}`, words: 'Hồ sơ báo cáo này' };
  if (stream.startsWith('task-')) return { path: `/nhiem-vu/${parts}`, words: 'Nhiệm vụ này' };
  if (stream.startsWith('plan-') && plan !== null)
    return target === null
      ? { path: `/ke-hoach/${plan}`, words: 'Kế hoạch này' }
      : { path: `/chi-tieu/${target}`, words: 'Chỉ tiêu này', query: { plan } };
  if (stream === 'hierarchy' && area !== null) return { path: `/don-vi/${encodeURIComponent(area)}`, words: 'Địa bàn này' };
  return null;
}
