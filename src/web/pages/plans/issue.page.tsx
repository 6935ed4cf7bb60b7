import type { VNode } from 'preact';
import { Page } from '../../layout/page';
import { ErrorSummary, type FormProblem } from '../../parts/error-summary';
import { TextArea } from '../../parts/text-area';
import { Trail } from '../../parts/trail';
import type { Visit } from '../../visit/visit';

/** A plan comes as a document: everything of it is checked first, and nothing is issued while anything is wrong. */
export const IssuePage = ({
  visit,
  problems = [],
  formKey,
}: {
  visit: Visit;
  problems?: readonly FormProblem[];
  formKey: string;
}): VNode => (
  <Page visit={visit} title="Ban hành kế hoạch" under="/ke-hoach" failed={problems.length > 0} timeless>
    <ErrorSummary problems={problems} title="Chưa ban hành; hãy sửa văn bản:" />
    <Trail steps={[{ words: 'Kế hoạch', href: '/ke-hoach' }]} />
    <h1 class="govuk-heading-l">Ban hành kế hoạch</h1>
    <p class="hh-under">
      Dán văn bản kế hoạch đã ghi theo mẫu (YAML hoặc JSON): địa bàn, căn cứ, giai đoạn, chỉ tiêu, chế độ báo cáo, nhiệm vụ. Hệ thống kiểm
      tra toàn bộ trước; còn lỗi thì không ghi gì. Gửi lại đúng văn bản đã ban hành thì không đổi gì.
    </p>
    <form method="post" action="/ke-hoach/moi">
      <input type="hidden" name="khoa" value={visit.form.given('khoa') ?? formKey} />
      <TextArea name="document" words="Văn bản kế hoạch theo mẫu" value={visit.form.text('document')} rows={24} />
      <button class="govuk-button">Kiểm tra và ban hành</button>
    </form>
  </Page>
);
