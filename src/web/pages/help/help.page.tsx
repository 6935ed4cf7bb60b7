import type { ComponentChildren, VNode } from 'preact';
import { ROLES as ALL_ROLES } from '../../../platform/access/actions';
import { Page } from '../../layout/page';
import { SummaryRow } from '../../parts/summary-row';
import type { Visit } from '../../visit/visit';
import { HOW_TO, TERMS } from './glossary';
import { RoleStart } from './role-start';
import { Tags } from './tag-lists';

/** Where one begins, where things are, what the words mean, what the colours say. */
export const HelpPage = ({ visit }: { visit: Visit }): VNode => {
  const held = new Set(visit.me?.kind === 'guest' ? [] : visit.me?.rights.map(({ role }) => role));
  return (
    <Page visit={visit} title="Trợ giúp, thuật ngữ" timeless>
      <h1 class="govuk-heading-l">Trợ giúp</h1>
      <p class="hh-under">
        {CONTENTS.map(([id, words], at) => (
          <>
            {at > 0 && ' · '}
            <a class="govuk-link" href={`#${id}`}>
              {words}
            </a>
          </>
        ))}
      </p>
      <Section id="bat-dau" words="Bắt đầu từ đâu">
        <p class="govuk-body">
          {held.size > 0
            ? 'Việc của vai bạn đang giữ mở sẵn dưới đây.'
            : 'Chọn vai của bạn. Quyền ở một địa bàn có hiệu lực cả ở các địa bàn bên dưới.'}
        </p>
        {ALL_ROLES.toSorted((one, other) => Number(held.has(other)) - Number(held.has(one))).map((role) => (
          <RoleStart visit={visit} role={role} open={held.has(role)} />
        ))}
      </Section>
      <Section id="muon-biet" words="Muốn biết, muốn làm">
        <dl class="govuk-summary-list">
          {HOW_TO.map(({ question, answer, path, words }) => (
            <SummaryRow words={question}>
              {answer}{' '}
              <a class="govuk-link" href={path}>
                {words}
              </a>
            </SummaryRow>
          ))}
        </dl>
      </Section>
      <Tags />
      <Section id="thuat-ngu" words="Thuật ngữ">
        <dl class="govuk-summary-list">
          {TERMS.map(({ id, word, meaning }) => (
            <div class="govuk-summary-list__row" id={id}>
              <dt class="govuk-summary-list__key">{word}</dt>
              <dd class="govuk-summary-list__value">{meaning}</dd>
            </div>
          ))}
        </dl>
      </Section>
    </Page>
  );
};

const CONTENTS = [
  ['bat-dau', 'Bắt đầu từ đâu'],
  ['muon-biet', 'Muốn biết, muốn làm'],
  ['tinh-trang', 'Nhãn và tình trạng'],
  ['thuat-ngu', 'Thuật ngữ'],
] as const;

const Section = ({ id, words, children }: { id: string; words: string; children: ComponentChildren }): VNode => (
  <section aria-labelledby={id}>
    <h2 class="govuk-heading-m" id={id}>
      {words}
    </h2>
    {children}
  </section>
);
