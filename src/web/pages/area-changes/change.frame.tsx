import type { ComponentChildren, VNode } from 'preact';
import { fullName } from '../../known/areas';
import { Page } from '../../layout/page';
import { capital } from '../../parts/state-tag';
import { Trail } from '../../parts/trail';
import { KINDS, type Kind } from './change.kinds';
import type { Fields } from './change.forms';

/** Of every step: where one is, and what is being changed. */
export const ChangeFrame = ({ visit, known, problems, kind, children }: Fields & { kind: Kind; children: ComponentChildren }): VNode => {
  const name = capital(fullName(known.area));
  return (
    <Page visit={visit} title={`${KINDS[kind].words}: ${name}`} under="/don-vi" failed={problems.length > 0} timeless>
      <Trail
        steps={[
          { words: 'Địa bàn', href: visit.href('/don-vi') },
          { words: name, href: visit.href(`/don-vi/${known.area.id}`) },
          { words: 'Thay đổi', href: visit.href(`/don-vi/${known.area.id}/thay-doi`) },
        ]}
      />
      <h1 class="govuk-heading-l">
        {KINDS[kind].words}: {name}
      </h1>
      {children}
    </Page>
  );
};
