import { tokenOfService } from '../../job/job-token.js';
import type { ProviderWrapper } from './provider-wrapper.js';

/** The providers of an application, with an index by token: there may be thousands of them. */
export class ApplicationProviders {
  private readonly byToken = new Map<unknown, ProviderWrapper[]>();

  constructor(readonly all: readonly ProviderWrapper[]) {
    for (const wrapper of all) {
      const known = this.byToken.get(wrapper.token);
      if (known) known.push(wrapper);
      else this.byToken.set(wrapper.token, [wrapper]);
    }
  }

  /**
   * The providers under a token in all modules, in the order of the modules. For a job token, the providers under
   * its string or symbol.
   */
  under(token: unknown): readonly ProviderWrapper[] {
    return this.byToken.get(token) ?? this.byToken.get(tokenOfService(token)) ?? [];
  }
}
