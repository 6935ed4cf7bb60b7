import type { ComponentChildren, VNode } from 'preact';
import { readManifest } from '../assets/manifest';
import type { Visit } from '../visit/visit';
import { Head } from './head';
import { Menu } from './menu-list';
import { ICON } from './mark';
import { MomentBanner } from './moment-banner';

export interface PageProps {
  /** Null where it is not known who looks: a refusal before that could be asked. */
  readonly visit: Visit | null;
  /** What the page is; the browser's tab says it too. */
  readonly title: string;
  /** Something went wrong in a form: said in the tab first. */
  readonly failed?: boolean;
  /** The menu's entry that this page belongs to; else what its address begins with. */
  readonly under?: string;
  /** Where a page says nothing that depends on a day. */
  readonly timeless?: boolean;
  /** An open page follows new events: what is in it is asked for again, but for what somebody types. Left out of pages with forms. */
  readonly live?: boolean;
  readonly children: ComponentChildren;
}

const { style, script } = readManifest();

/** The frame of every page. */
export function Page({ visit, title, failed = false, under, timeless = false, live = false, children }: PageProps): VNode {
  const follows = live && visit !== null && !visit.isPast;
  return (
    <html lang="vi" class="govuk-template">
      <head>
        <meta charset="utf-8" />
        <title>{`${failed ? 'Lỗi: ' : ''}${title} – Hiếu học`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="theme-color" content="#0c2f4f" />
        <meta name="htmx-config" content='{"includeIndicatorCSS":false,"history":false,"noSwap":[204,304]}' />
        <link rel="icon" href={ICON} />
        <link rel="stylesheet" href={style} />
        <script type="module" src={script} />
      </head>
      <body class="govuk-template__body">
        <a href="#noi-dung" class="govuk-skip-link">
          Đến nội dung chính
        </a>
        <Head visit={visit} />
        <div class="hh-body">
          <Menu visit={visit} {...(under !== undefined && { under })} />
          <main class="hh-main" id="noi-dung" tabIndex={-1} {...(follows && { 'data-live': '/truc-tiep' })}>
            {visit !== null && !timeless && <MomentBanner visit={visit} />}
            {children}
          </main>
        </div>
        <Foot />
      </body>
    </html>
  );
}

const Foot = (): VNode => (
  <footer class="hh-foot">
    <div class="hh-foot__in">
      <p>Hiếu học: chỉ tiêu, số liệu và công nhận của các kế hoạch xây dựng xã hội học tập.</p>
      <p>
        <a class="govuk-link" href="/tro-giup">
          Trợ giúp
        </a>
      </p>
      <p>
        <a class="govuk-link" href="/kiem-chung.html">
          Bộ kiểm chứng ngoại tuyến
        </a>
      </p>
      <p>
        <a class="govuk-link" href="/api/docs">
          Dành cho lập trình viên
        </a>
      </p>
    </div>
  </footer>
);
