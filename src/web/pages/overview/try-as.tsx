import type { VNode } from 'preact';
import { DemoPeople, type DemoChoice } from '../../parts/demo-people';
import type { Visit } from '../../visit/visit';

/** Whom a visitor of the demo may be in this plan; nobody for whoever has signed in. */
export async function peopleToTry(visit: Visit, plan: string): Promise<readonly DemoChoice[]> {
  if (!visit.demo || visit.me?.kind !== 'guest') return [];
  const { items } = await visit.api.get<{ readonly items: readonly DemoChoice[] }>('/api/session/people');
  return items.filter((one) => one.plan === plan);
}

/** On the first page, after what is to be looked at: one looks as a guest, and may try the work of each role. */
export const TryAs = ({ people }: { people: readonly DemoChoice[] }): VNode | null =>
  people.length === 0 ? null : (
    <section class="hh-try hh-no-print" aria-labelledby="thu-vai">
      <h2 class="govuk-heading-s" id="thu-vai">
        Bạn đang xem với tư cách khách. Thử làm việc trong một vai:
      </h2>
      <a class="govuk-link hh-try__choose" href="/dang-nhap?tiep=%2Fviec">
        Chọn vai
      </a>
      <DemoPeople people={people} next="/viec" />
    </section>
  );
