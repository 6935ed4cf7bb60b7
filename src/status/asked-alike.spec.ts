import 'reflect-metadata';
import { plainToInstance, type ClassConstructor } from 'class-transformer';
import { validateSync } from 'class-validator';
import { DossierQuery } from '../history/dossiers/dossier.dto';
import { PublicationDto } from '../publications/publication.dto';
import { ChangesQuery, ExplainQuery, StatusQuery } from './status.dto';

const refusalOf = (asked: ClassConstructor<object>, field: string, value: unknown): unknown =>
  validateSync(plainToInstance(asked, { [field]: value })).find(({ property }) => property === field)?.constraints;

/** Rows are asked for, explained, proven and published in the same words. */
const ASKED = {
  period: [StatusQuery, ExplainQuery, DossierQuery, PublicationDto],
  basis: [StatusQuery, ChangesQuery, DossierQuery, PublicationDto],
};
const REFUSED = {
  period: { matches: 'phải là kỳ dạng 2016, 2016-H1, 2016-Q3, 2016-03, năm học 2015-2016, hoặc latest' },
  basis: { isIn: 'phải là reported hoặc verified' },
};

it.each([
  ['period', ['2016', '2016-H1', '2016-Q3', '2016-03', '2015-2016', 'latest', undefined], ['2016-H3', 'latest2016', '', ['latest'], 2016]],
  ['basis', ['reported', 'verified', undefined], ['returned', '', ['reported'], 1]],
] as const)('%s is taken and refused alike wherever rows are asked for', (field, taken, refused) => {
  for (const asked of ASKED[field]) {
    expect(taken.map((value) => refusalOf(asked, field, value))).toEqual(taken.map(() => undefined));
    for (const value of refused) expect([asked.name, value, refusalOf(asked, field, value)]).toEqual([asked.name, value, REFUSED[field]]);
  }
});
