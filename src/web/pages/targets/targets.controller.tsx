import { Get, Param } from '@nestjs/common';
import { page, type PageAnswer } from '../../http/page-answer';
import { Pages } from '../../http/pages';
import { areaLife } from '../../known/areas';
import type { Visit } from '../../visit/visit';
import { Visiting } from '../../visit/visiting';
import { NoPlanPage } from '../overview/no-plan.page';
import { targetOf } from '../target/target.data';
import { TargetPage } from '../target/target.page';
import { csvFile, lineOf } from './targets.csv';
import { targetsOf } from './targets.data';
import { TargetsPage } from './targets.page';

@Pages('chi-tieu')
export class TargetsController {
  @Get()
  async list(@Visiting() visit: Visit): Promise<PageAnswer> {
    const targets = await targetsOf(visit);
    return page(targets === null ? <NoPlanPage visit={visit} /> : <TargetsPage visit={visit} targets={targets} />);
  }

  @Get('tat-ca.csv')
  async download(@Visiting() visit: Visit): Promise<PageAnswer> {
    const targets = await targetsOf(visit);
    if (targets === null) return page(<NoPlanPage visit={visit} />);
    const area = await areaLife(visit, targets.plan.area);
    return csvFile(
      `chi-tieu-${targets.plan.plan}`,
      targets.rows.map((row) => lineOf(row, targets.names, area.name)),
    );
  }

  @Get(':target')
  async one(@Visiting() visit: Visit, @Param('target') target: string): Promise<PageAnswer> {
    return page(<TargetPage visit={visit} known={await targetOf(visit, target)} />);
  }

  @Get(':target/theo-thoi-gian.csv')
  async throughTime(@Visiting() visit: Visit, @Param('target') target: string): Promise<PageAnswer> {
    const { series, area, measure } = await targetOf(visit, target);
    const lines = (series?.points ?? []).map((point) => ({
      'Địa bàn': area.name,
      Kỳ: point.period,
      'Ngày cuối': point.last,
      'Giá trị': point.value,
      'Đơn vị tính': measure.unit,
      'Tử số': point.numerator,
      'Mẫu số': point.denominator,
      'Đã báo': String(point.coverage.reported),
      'Phải báo': String(point.coverage.expected),
      'Giá trị đã xác minh': point.verified,
    }));
    return csvFile(`${target}-theo-thoi-gian`, lines);
  }

  @Get(':target/theo-dia-ban.csv')
  async acrossAreas(@Visiting() visit: Visit, @Param('target') target: string): Promise<PageAnswer> {
    const { under, names, areaNames } = await targetOf(visit, target);
    return csvFile(
      `${target}-theo-dia-ban`,
      under.map((row) => lineOf(row, names, areaNames.get(row.area) ?? row.area)),
    );
  }
}
