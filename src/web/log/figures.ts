import { spokenPeriod } from '../../platform/text/periods';
import { figureWords } from './figure-value';
import { asObject, objectIn, textIn } from './json';
import { partsOfStream, type Entry, type Sentence, type Sentences } from './entry';
import type { Called } from '../known/called';

/** Which figure: “Hộ gia đình hiếu học, 6 tháng đầu năm 2015”. */
function figureOf(entry: Entry, called: Called): { readonly area: string; readonly what: string; readonly unit: string } {
  const [indicator = '', area = '', period = ''] = partsOfStream(entry);
  return { area: called.area(area), what: `“${called.indicator(indicator)}” ${spokenPeriod(period)}`, unit: called.unit(indicator) };
}

const stood = (state: unknown, unit: string): string => figureWords(objectIn(asObject(state), 'value'), unit);

const reported: Sentence = (entry, called) => {
  const { area, what, unit } = figureOf(entry, called);
  return `${area} báo cáo ${what}: ${figureWords(objectIn(entry.data, 'value'), unit)}`;
};

const corrected: Sentence = (entry, called) => {
  const { area, what, unit } = figureOf(entry, called);
  const is = figureWords(objectIn(entry.data, 'value'), unit);
  const was = entry.before === null ? null : stood(entry.before, unit);
  if (was === null) return `${area} báo cáo lại ${what}: ${is}`;
  return was === is ? `${area} sửa phần thuyết minh của ${what}, số liệu vẫn là ${is}` : `${area} sửa ${what}: từ ${was} thành ${is}`;
};

const reviewed =
  (did: string): Sentence =>
  (entry, called) => {
    const { area, what, unit } = figureOf(entry, called);
    return `${did} số liệu ${what} của ${area}: ${stood(entry.after, unit)}`;
  };

const withdrawn: Sentence = (entry, called) => {
  const { area, what, unit } = figureOf(entry, called);
  return `${area} rút lại ${what}, vốn báo là ${stood(entry.before, unit)}`;
};

export const FIGURES: Sentences = {
  FigureReported: reported,
  FigureCorrected: corrected,
  FigureVerified: reviewed('Xác minh'),
  FigureReturned: (entry, called) => {
    const { area, what, unit } = figureOf(entry, called);
    return `Trả lại số liệu ${what} cho ${area} (đã báo ${stood(entry.before, unit)}): ${textIn(entry.data, 'reason')}`;
  },
  FigureWithdrawn: withdrawn,
};
