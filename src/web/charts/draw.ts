import type { EChartsCoreOption, init } from 'echarts/core';

export interface Size {
  readonly width: number;
  readonly height: number;
}

type Init = typeof init;
let loading: Promise<Init> | undefined;

/** Loaded when the first chart is drawn: a start does not wait for it. */
async function load(): Promise<Init> {
  const [core, line, grid, svg] = await Promise.all([
    import('echarts/lib/export/core.js'),
    import('echarts/lib/chart/line/install.js'),
    import('echarts/lib/component/grid/installSimple.js'),
    import('echarts/lib/renderer/installSVGRenderer.js'),
  ]);
  core.use(line.install);
  core.use(grid.install);
  core.use(svg.install);
  return core.init;
}

/**
 * An SVG as text, sized by the page: the look of our own, no script, no style sheet. `id` begins every name in it, so that two charts of a
 * page, and a chart drawn again, do not meet. The library says nothing to those who hear the page: that is its frame's to say.
 */
export async function draw(id: string, option: EChartsCoreOption, size: Size): Promise<string> {
  loading ??= load();
  const start = await loading;
  const chart = start(null, null, { renderer: 'svg', ssr: true, ...size });
  chart.setOption({ animation: false, textStyle: { fontFamily: FONT, color: INK }, ...option });
  const svg = chart.renderToSVGString();
  chart.dispose();
  return svg
    .replace(/^<svg width="\d+" height="\d+"/, '<svg focusable="false" aria-hidden="true"')
    .replaceAll(/<style.*?<\/style>/gs, '')
    .replaceAll(/zr\d+-/g, `${id}-`)
    .replaceAll(/ class="[^"]*"/g, '')
    .replaceAll('\n', '');
}

/** Unquoted: quotes around a name of a font end the attribute that it stands in. */
const FONT = 'Be Vietnam Pro, system-ui, sans-serif';
export const INK = '#14202b';
export const BRAND = '#12436d';
export const GOAL = '#b5450f';
export const FAINT = '#6b7985';
export const RULE = '#e3e7ea';
