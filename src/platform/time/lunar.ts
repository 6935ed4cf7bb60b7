/**
 * Days of the Vietnamese lunar calendar, which is that of Hà Nội (UTC+7): new moons and the sun's longitude after Jean Meeus, Astronomical
 * Algorithms (1998), as arranged by Hồ Ngọc Đức for this calendar. Good for the years 1900 to 2100.
 */
const HOURS = 7 / 24;
const RAD = Math.PI / 180;
const MONTH = 29.530588853;
/** Julian day of the new moon that months are counted from: January 1900. */
const FIRST = 2_415_021.076998695;
const UNIX = 2_440_588;

const sin = (degrees: number): number => Math.sin(degrees * RAD);
const julianOf = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000 + UNIX;
const dayOfJulian = (julian: number): string => new Date((julian - UNIX) * 86_400_000).toISOString().slice(0, 10);

/** The Julian day on which, in Hà Nội, month `k` begins. */
function newMoonDay(k: number): number {
  const t = k / 1236.85;
  const [t2, t3] = [t * t, t * t * t];
  const mean = 2_415_020.75933 + 29.53058868 * k + 0.0001178 * t2 - 0.000000155 * t3 + 0.00033 * sin(166.56 + 132.87 * t - 0.009173 * t2);
  const m = 359.2242 + 29.10535608 * k - 0.0000333 * t2 - 0.00000347 * t3;
  const p = 306.0253 + 385.81691806 * k + 0.0107306 * t2 + 0.00001236 * t3;
  const f = 21.2964 + 390.67050646 * k - 0.0016528 * t2 - 0.00000239 * t3;
  const near = (0.1734 - 0.000393 * t) * sin(m) + 0.0021 * sin(2 * m) - 0.4068 * sin(p) + 0.0161 * sin(2 * p) - 0.0004 * sin(3 * p);
  const far = 0.0104 * sin(2 * f) - 0.0051 * sin(m + p) - 0.0074 * sin(m - p) + 0.0004 * sin(2 * f + m) - 0.0004 * sin(2 * f - m);
  const rest = -0.0006 * sin(2 * f + p) + 0.001 * sin(2 * f - p) + 0.0005 * sin(2 * p + m);
  return Math.floor(mean + near + far + rest + 0.000278 - 0.000265 * t - 0.000262 * t2 + 0.5 + HOURS);
}

/** Which twelfth of its way the sun is in at the beginning of a day in Hà Nội: 9 from the winter solstice on. */
function sunTwelfth(julian: number): number {
  const t = (julian - 0.5 - HOURS - 2_451_545) / 36_525;
  const t2 = t * t;
  const m = 357.5291 + 35_999.0503 * t - 0.0001559 * t2 - 0.00000048 * t * t2;
  const equation = (1.9146 - 0.004817 * t - 0.000014 * t2) * sin(m) + (0.019993 - 0.000101 * t) * sin(2 * m) + 0.00029 * sin(3 * m);
  const longitude = 280.46645 + 36_000.76983 * t + 0.0003032 * t2 + equation;
  return Math.floor((longitude - 360 * Math.floor(longitude / 360)) / 30);
}

/** Number of the month that holds the winter solstice of a year: the eleventh. */
function eleventhMonth(year: number): number {
  const k = Math.floor((julianOf(`${year}-12-31`) - 2_415_021) / MONTH);
  const begins = newMoonDay(k);
  const number = sunTwelfth(begins) >= 9 ? k - 1 : k;
  return Math.floor(0.5 + (newMoonDay(number) - FIRST) / MONTH);
}

/** The day of the Gregorian calendar of a lunar day in months 1 to 10 of a year. */
export function lunarDay(year: number, month: number, day: number): string {
  const eleventh = eleventhMonth(year - 1);
  const hasLeap = newMoonDay(eleventhMonth(year)) - newMoonDay(eleventh) > 365;
  const after = month + 1;
  const leap = hasLeap ? leapAfter(eleventh) : Infinity;
  return dayOfJulian(newMoonDay(eleventh + (after >= leap ? after + 1 : after)) + day - 1);
}

/** In a year of thirteen months the first in which the sun enters no new twelfth is doubled. */
function leapAfter(eleventh: number): number {
  for (let after = 1; after < 14; after++)
    if (sunTwelfth(newMoonDay(eleventh + after)) === sunTwelfth(newMoonDay(eleventh + after + 1))) return after;
  return Infinity;
}
