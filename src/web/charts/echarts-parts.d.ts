/** The parts of ECharts that are drawn with, each by itself: all of them together take six times as long to load. */
declare module 'echarts/lib/export/core.js' {
  export { init, use } from 'echarts/core';
}
declare module 'echarts/lib/chart/line/install.js' {
  import type { use } from 'echarts/core';
  export const install: Parameters<typeof use>[0];
}
declare module 'echarts/lib/component/grid/installSimple.js' {
  import type { use } from 'echarts/core';
  export const install: Parameters<typeof use>[0];
}
declare module 'echarts/lib/renderer/installSVGRenderer.js' {
  import type { use } from 'echarts/core';
  export const install: Parameters<typeof use>[0];
}
