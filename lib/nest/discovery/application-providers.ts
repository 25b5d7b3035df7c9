import type { ProviderWrapper } from './provider-wrapper.js';

/** The providers of an application, also by what they are asked for by: there may be thousands of them. */
export class ApplicationProviders {
  private readonly byToken = new Map<unknown, ProviderWrapper[]>();

  constructor(readonly all: readonly ProviderWrapper[]) {
    for (const wrapper of all) {
      const known = this.byToken.get(wrapper.token);
      if (known) known.push(wrapper);
      else this.byToken.set(wrapper.token, [wrapper]);
    }
  }

  /** Those of all modules, in their order. */
  under(token: unknown): readonly ProviderWrapper[] {
    return this.byToken.get(token) ?? [];
  }
}
