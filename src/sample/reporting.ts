import { parsePeriod } from '@hieuhoc/indicator-maths';
import type { FiguresService } from '../figures';
import type { PlanDocument } from '../plans';
import type { ReportsService } from '../reports';
import { dossierSteps, type DossierStory } from './dossier-steps';
import { DONG_TRIEU_HALVES, MERGED, MERGED_ON } from './dong-trieu';
import type { Told } from './figure-steps';
import { officeSteps, summingUp } from './office-steps';
import { Dice } from './random';
import { addDays, type Step } from './timeline';

interface Services {
  readonly reports: ReportsService;
  readonly figures: FiguresService;
}

/** Of Hà Nội's plan too. */
const YEARS = [...new Set(DONG_TRIEU_HALVES.map((half) => half.slice(0, 4)))];
const dueOf = (period: string): string => addDays(parsePeriod(period)?.last ?? '', 15);
const withDue = (periods: readonly string[]) => periods.map((period) => ({ period, due: dueOf(period) }));
const merged = (area: string, day: string): string => (day >= MERGED_ON && MERGED.from.some((one) => one === area) ? MERGED.to : area);

/** The figures that a duty for all figures asks of areas of a level: those of the plan's targets, and the populations they are measured on. */
function owed({ areas, targets, indicators: defined }: PlanDocument, told: readonly Told[], level: string): Told[] {
  const reporters = new Set([MERGED.to, ...areas.filter((area) => area.level === level).map(({ id }) => id)]);
  const indicators = new Set(targets.map(({ indicator }) => indicator));
  for (const { code, from } of defined) if (from !== undefined && indicators.has(code)) indicators.add(from.of);
  return told.filter(({ key }) => reporters.has(key.area) && indicators.has(key.indicator));
}

const FULL_FROM = '2018';
const EMULATION = /^(gia-dinh|dong-ho|don-vi|so-don-vi|tthtcd|dan-cu|cong-dong)/;
/** The first years' dossiers hold the figures of the movement alone, the later ones all: reading them again is dear in a first start. */
const asYearsGoBy: DossierStory['holds'] = ({ key }) => key.period >= FULL_FROM || EMULATION.test(key.indicator);

/** What adds up over the year is in its report; the rest stands in the reports of the half years. */
const addsUp: DossierStory['holds'] = ({ indicator }) => indicator.time === 'sum-in-year';

/** The communes report every half year and every year, their office sums up to the district. */
export function dongTrieuReports(services: Services, document: PlanDocument, told: readonly Told[]): Step[] {
  const ofCommunes = owed(document, told, 'commune');
  const about = { plan: 'dong-trieu-2013', verifier: 'phong-gddt-dong-trieu', told: ofCommunes, answeredBy: merged };
  // The plan was issued in July 2013: the half year before it owes nothing.
  const halves = DONG_TRIEU_HALVES.slice(1);
  const half = dossierSteps(services, { ...about, duty: 'xa-bao-cao-6-thang', periods: halves, holds: asYearsGoBy });
  const year = dossierSteps(services, { ...about, duty: 'xa-bao-cao-nam', periods: YEARS, holds: addsUp });
  const office = { plan: about.plan, body: 'phong-gddt-dong-trieu', receiver: 'ubnd-dong-trieu', actor: 'to-truong-gddt-dong-trieu' };
  return [
    ...half.steps,
    ...year.steps,
    ...summingUp(services.reports, { ...office, duty: 'phong-gddt-bao-cao-6-thang' }, withDue(halves), half.accepted),
    ...summingUp(services.reports, { ...office, duty: 'phong-gddt-bao-cao-nam' }, withDue(YEARS), year.accepted),
  ];
}

/** The districts report yearly through the education office, the city's offices in words. */
export function haNoiReports(services: Services, document: PlanDocument, told: readonly Told[], years: readonly string[]): Step[] {
  const { plan } = document;
  const [verifier, receiver] = ['so-gddt-ha-noi', 'ubnd-ha-noi'];
  const ofDistricts = owed(document, told, 'district');
  const story = { plan, duty: 'quan-huyen-bao-cao-nam', periods: years, told: ofDistricts, verifier, answeredBy: itself };
  const { steps, accepted } = dossierSteps(services, story);
  const above = { plan, duty: 'so-gddt-bao-cao-nam', body: verifier, receiver, actor: 'van-phong-so-gddt-ha-noi' };
  return [...steps, ...summingUp(services.reports, above, withDue(years), accepted), ...inWords(services.reports, document, YEARS)];
}

function inWords(reports: ReportsService, { plan, duties }: PlanDocument, years: readonly string[]): Step[] {
  const duty = duties.find(({ id }) => id === 'so-nganh-doan-the-bao-cao-nam');
  const bodies = duty !== undefined && 'bodies' in duty.from ? duty.from.bodies : [];
  return bodies.flatMap((body) =>
    years.flatMap((period) => {
      const dice = new Dice(`${body} ${period} báo cáo`);
      if (dice.chance(0.1)) return [];
      const sentOn = addDays(dueOf(period), dice.chance(0.2) ? dice.between(1, 30) : dice.between(-10, 0));
      const accepted = { by: 'so-gddt-ha-noi', on: addDays(sentOn, dice.between(3, 20)) };
      const about = { plan, duty: 'so-nganh-doan-the-bao-cao-nam', body, period, sentOn, receiver: 'so-gddt-ha-noi' };
      return officeSteps(reports, { ...about, ...(dice.chance(0.85) && { accepted }) });
    }),
  );
}

const itself = (area: string): string => area;
const by = (actor: string, on: string) => ({ accepted: { by: actor, on } });

/** Reports in words: of whoever is in trouble, once before a day, and where the plan says no rhythm. */
export function reportsInWords(reports: ReportsService): Step[] {
  const trouble = { plan: 'lang-giang-2023', duty: 'xa-phan-anh-vuong-mac', receiver: 'phong-gddt-lang-giang' };
  const once = { plan: 'phu-tan-2022', duty: 'bao-cao-nam-2022', period: 'once', receiver: 'phong-gddt-phu-tan' };
  const party = { plan: 'huyen-uy-2016', duty: 'tuyen-giao-bao-cao', body: 'ban-tuyen-giao-huyen-chua-ro-ten' };
  return [
    { ...trouble, body: '24.217.07378', period: '2024-03-12', sentOn: '2024-03-12', ...by(trouble.receiver, '2024-03-20') },
    { ...trouble, body: '24.217.07399', period: '2024-09-05', sentOn: '2024-09-05' },
    {
      ...trouble,
      body: '24.217.07375',
      period: '2025-04-10',
      sentOn: '2025-04-10',
      returned: { on: '2025-04-15', reason: 'Nêu rõ thiếu thiết bị gì', again: null },
    },
    { ...once, body: 'cac-phong-nganh-phu-tan', sentOn: '2022-11-15', ...by(once.receiver, '2022-11-25') },
    {
      ...once,
      body: 'doan-the-phu-tan',
      sentOn: '2022-11-24',
      extended: { by: once.receiver, on: '2022-11-17', until: '2022-11-22' },
      returned: { on: '2022-11-28', reason: 'Thiếu số lớp đã mở', again: '2022-12-02' },
      ...by(once.receiver, '2022-12-05'),
    },
    {
      ...party,
      receiver: 'ban-thuong-vu-huyen-chua-ro-ten',
      period: '2017',
      sentOn: '2018-01-10',
      ...by('ban-thuong-vu-huyen-chua-ro-ten', '2018-01-20'),
    },
    { ...party, receiver: 'ban-thuong-vu-huyen-chua-ro-ten', period: '2018', sentOn: '2019-01-15' },
  ].flatMap((report) => officeSteps(reports, report));
}
