import { type ConfiguredValues, noConfiguredValues } from '../configuration/configured-values.js';
import { MethodNames } from '../handlers/method-names.js';
import type { ServiceType } from '../service-type.js';
import type { Masking } from './masking.js';
import { ShownMethod } from './shown-method.js';

/** Shows the calls of one class as people may read them: in the log, in names and errors, and in the dashboard. */
export class ShownCalls {
  readonly names: MethodNames;
  private readonly methods = new Map<string, ShownMethod>();

  /** @param classes that may have decorators, the most general first; an empty list where the class is unknown */
  constructor(
    private readonly classes: readonly ServiceType[],
    readonly masking: Masking,
    private readonly values: ConfiguredValues = noConfiguredValues,
  ) {
    this.names = new MethodNames(classes);
  }

  /**
   * Only methods that exist are kept, because stored names may be anything.
   *
   * @param stored the name of the method, or an alias
   */
  of(stored: string): ShownMethod {
    const method = this.names.current(stored);
    const known = this.methods.get(method);
    if (known) return known;

    const shown = new ShownMethod(this.classes, method, this.masking, this.values);
    if (shown.exists) this.methods.set(method, shown);
    return shown;
  }

  /** @param readArgs reads the arguments. It is called only if the name needs them, and may throw */
  displayName(method: string, readArgs: () => readonly unknown[], fallback: string): string {
    const shown = this.of(method);
    return shown.displayName(() => shown.argumentsOf(readArgs()), fallback);
  }
}
