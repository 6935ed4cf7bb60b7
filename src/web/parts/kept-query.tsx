import type { VNode } from 'preact';
import type { Visit } from '../visit/visit';

/** In a form that asks by the address: what the address named before, and the form itself does not ask. */
export const KeptQuery = ({ visit, names }: { visit: Visit; names: readonly string[] }): VNode => (
  <>
    {[...visit.query]
      .filter(([name, value]) => names.includes(name) && value !== '')
      .map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
  </>
);
