import { Get, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import type { Readable } from 'node:stream';
import { ApiProblem } from '../../api/problem';
import { queryText } from '../../api/api';
import { page, seeOther, type PageAnswer } from '../../http/page-answer';
import { Pages } from '../../http/pages';
import { recognitionPath } from '../../known/recognised';
import { decisionIn } from '../../parts/decision-fields';
import type { FormProblem } from '../../parts/error-summary';
import type { Visit } from '../../visit/visit';
import { Visiting } from '../../visit/visiting';
import { grantingOf } from './grant.data';
import { GrantPage } from './grant.page';
import { areaAsked } from './place';
import { received } from './received';
import { refusedAt } from './refusals';

const WORDS: Readonly<Record<string, string>> = {
  name: 'Tên',
  from: 'Ngày',
  ref: 'Mã',
  area: 'Địa bàn',
  recognisedOn: 'Ngày công nhận',
  validUntil: 'Ngày hết hạn',
  score: 'Điểm',
  level: 'Mức',
};

@Pages('cong-nhan/moi')
export class GrantController {
  @Get()
  async show(@Visiting() visit: Visit): Promise<PageAnswer> {
    return page(<GrantPage visit={visit} known={await grantingOf(visit)} />);
  }

  @Post()
  async act(@Visiting() visit: Visit, @Req() request: Request): Promise<PageAnswer> {
    const { added, problems } = await received(visit, request, (name, file) => addFile(visit, name, file));
    if (visit.form.text('viec') === 'tim') return page(<GrantPage visit={visit} known={await grantingOf(visit)} />);
    const evidence = [...visit.form.text('mc').split(' ').filter(Boolean), ...added];
    try {
      if (problems.length > 0) return await again(visit, 422, problems, evidence);
      return seeOther(visit.form.text('viec') === 'ghi-so' ? await registered(visit) : await granted(visit, evidence));
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.status >= 500 || error.status === 401) throw error;
      return again(visit, error.status, refusedAt(error, WORDS), evidence);
    }
  }
}

async function again(visit: Visit, status: number, problems: readonly FormProblem[], evidence: readonly string[]): Promise<PageAnswer> {
  return page(<GrantPage visit={visit} known={await grantingOf(visit)} problems={problems} evidence={evidence} />, status);
}

async function addFile(visit: Visit, name: string, file: Readable): Promise<string> {
  const headers = { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(name) };
  const path = `/api/evidence${queryText({ area: areaAsked(visit) ?? undefined })}`;
  return (await visit.api.write<{ readonly ref: string }>('POST', path, { body: file, headers, unseen: true })).body.ref;
}

/** Puts somebody into the register; the way on names them. */
async function registered(visit: Visit): Promise<string> {
  const { api, form } = visit;
  const code = visit.asked('title') ?? '';
  const { subject: kind } = await api.get<{ readonly subject: string }>(`/api/titles/${encodeURIComponent(code)}`);
  const area = areaAsked(visit) ?? '';
  const given = { name: form.given('name'), from: form.given('from'), ref: form.given('ref') };
  const body = { kind, area, ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null)) };
  const { ref } = (await api.write<{ readonly ref: string }>('POST', '/api/subjects', { body, key: form.text('khoa') })).body;
  return `/cong-nhan/moi${queryText({ title: code, area, subject: ref, xong: 'ghi-so' })}`;
}

async function granted(visit: Visit, evidence: readonly string[]): Promise<string> {
  const { api, form } = visit;
  const key = { title: visit.asked('title') ?? '', subject: visit.asked('subject') ?? '' };
  const score = form.given('score')?.replace(',', '.') ?? null;
  const given = { validUntil: form.given('validUntil'), level: form.given('level'), score };
  const body = {
    ...key,
    area: areaAsked(visit) ?? '',
    decision: decisionIn(form),
    recognisedOn: form.text('recognisedOn'),
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null)),
    ...(evidence.length > 0 && { evidence }),
  };
  await api.write('POST', '/api/recognitions', { body, key: form.text('khoa') });
  return recognitionPath(key) + queryText({ xong: 'moi' });
}
