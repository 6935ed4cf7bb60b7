import type { State } from '@hieuhoc/indicator-maths';
import type { VNode } from 'preact';
import { Page } from '../../layout/page';
import { StateTag } from '../../parts/state-tag';
import type { Visit } from '../../visit/visit';
import { HOW_TO, STATES, TERMS } from './glossary';

const isState = (one: string): one is State => Object.hasOwn(STATES, one);

/** Where things are, what the words mean, what the colours say. */
export const HelpPage = ({ visit }: { visit: Visit }): VNode => (
  <Page visit={visit} title="Trợ giúp, thuật ngữ" timeless>
    <h1 class="govuk-heading-l">Trợ giúp</h1>
    <h2 class="govuk-heading-m">Muốn biết, muốn làm</h2>
    <dl class="govuk-summary-list">
      {HOW_TO.map(({ question, answer, path, words }) => (
        <div class="govuk-summary-list__row">
          <dt class="govuk-summary-list__key">{question}</dt>
          <dd class="govuk-summary-list__value">
            {answer}{' '}
            <a class="govuk-link" href={path}>
              {words}
            </a>
          </dd>
        </div>
      ))}
    </dl>
    <h2 class="govuk-heading-m" id="tinh-trang">
      Tình trạng của chỉ tiêu
    </h2>
    <dl class="govuk-summary-list">
      {Object.keys(STATES)
        .filter(isState)
        .map((state) => (
          <div class="govuk-summary-list__row">
            <dt class="govuk-summary-list__key">
              <StateTag row={{ state, againstPlan: null }} />
            </dt>
            <dd class="govuk-summary-list__value">{STATES[state]}</dd>
          </div>
        ))}
    </dl>
    <h2 class="govuk-heading-m" id="thuat-ngu">
      Thuật ngữ
    </h2>
    <dl class="govuk-summary-list">
      {TERMS.map(({ id, word, meaning }) => (
        <div class="govuk-summary-list__row" id={id}>
          <dt class="govuk-summary-list__key">{word}</dt>
          <dd class="govuk-summary-list__value">{meaning}</dd>
        </div>
      ))}
    </dl>
  </Page>
);
