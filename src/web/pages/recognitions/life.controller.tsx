import { Get, Param, Post } from '@nestjs/common';
import { ApiProblem } from '../../api/problem';
import { queryText } from '../../api/api';
import { page, seeOther, type PageAnswer } from '../../http/page-answer';
import { Pages } from '../../http/pages';
import { recognitionPath } from '../../known/recognised';
import { decisionIn } from '../../parts/decision-fields';
import type { FormProblem } from '../../parts/error-summary';
import type { Visit } from '../../visit/visit';
import { Visiting } from '../../visit/visiting';
import { apiPath, lifeOf, type Key } from './life.data';
import { LifePage } from './life.page';
import { refusedAt } from './refusals';

const WORDS: Readonly<Record<string, string>> = {
  renewedOn: 'Ngày công nhận lại',
  validUntil: 'Ngày hết hạn',
  revokedOn: 'Ngày thu hồi',
  reason: 'Lý do',
};
const QUICKER: FormProblem = {
  words:
    'Vừa có người ghi thêm vào danh hiệu này từ lúc bạn mở trang. Quá trình dưới đây là mới nhất; những gì bạn gõ còn nguyên. Xem lại rồi gửi.',
  field: 'qua-trinh',
};

@Pages('cong-nhan/:title/:subject')
export class LifeController {
  @Get()
  async show(@Visiting() visit: Visit, @Param() key: Key): Promise<PageAnswer> {
    return page(<LifePage visit={visit} known={await lifeOf(visit, key)} />);
  }

  @Post()
  async act(@Visiting() visit: Visit, @Param() key: Key): Promise<PageAnswer> {
    const act = visit.form.text('viec');
    if (act !== 'gia-han' && act !== 'thu-hoi') return seeOther(visit.href(recognitionPath(key)));
    try {
      await (act === 'gia-han' ? renew(visit, key) : revoke(visit, key));
      return seeOther(recognitionPath(key) + queryText({ xong: act }));
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.status >= 500 || error.status === 401) throw error;
      const problems = error.status === 412 ? [QUICKER] : refusedAt(error, WORDS, `${act}-`);
      return page(<LifePage visit={visit} known={await lifeOf(visit, key)} problems={problems} />, error.status);
    }
  }
}

const renew = ({ api, form }: Visit, key: Key): Promise<unknown> => {
  const validUntil = form.given('gia-han-validUntil');
  return api.write('POST', `${apiPath(key)}/renewals`, {
    body: { decision: decisionIn(form, 'gia-han-'), renewedOn: form.text('gia-han-renewedOn'), ...(validUntil !== null && { validUntil }) },
    ...based(form.given('etag')),
    key: form.text('khoa'),
  });
};

const revoke = ({ api, form }: Visit, key: Key): Promise<unknown> =>
  api.write('POST', `${apiPath(key)}/revocation`, {
    body: { decision: decisionIn(form, 'thu-hoi-'), revokedOn: form.text('thu-hoi-revokedOn'), reason: form.text('thu-hoi-reason') },
    ...based(form.given('etag')),
    key: form.text('khoa'),
  });

/** On what the form was made from. */
const based = (etag: string | null): { readonly basedOn?: string } => (etag === null ? {} : { basedOn: etag });
