import type { DispatchFunc } from 'light-my-request';

/**
 * Express puts its own prototypes under a request and a response, and with them away what light-my-request takes the answer by; held by the
 * objects themselves it stays.
 */
export const inProcess =
  (application: () => DispatchFunc): DispatchFunc =>
  (request, response) => {
    holdOwnMethods(request);
    holdOwnMethods(response);
    application()(request, response);
  };

function holdOwnMethods(one: object): void {
  const prototype: unknown = Object.getPrototypeOf(one);
  if (typeof prototype !== 'object' || prototype === null) return;
  for (const name of Object.getOwnPropertyNames(prototype)) {
    const method: unknown = Reflect.get(prototype, name);
    if (name !== 'constructor' && typeof method === 'function')
      Object.defineProperty(one, name, { value: method, configurable: true, writable: true });
  }
}
