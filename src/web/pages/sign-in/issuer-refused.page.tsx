import type { VNode } from 'preact';
import { Page } from '../../layout/page';

/** Back from the house that says who somebody is, and not let in: why, and the way to begin again. `detail`: as the API says it. */
export const IssuerRefusedPage = ({ detail }: { detail: string }): VNode => (
  <Page visit={null} title="Chưa đăng nhập được" failed>
    <h1 class="govuk-heading-l">Chưa đăng nhập được</h1>
    <p class="govuk-body">{detail}</p>
    <p class="hh-actions">
      <a class="govuk-button" href="/dang-nhap">
        Về trang đăng nhập
      </a>
    </p>
  </Page>
);
