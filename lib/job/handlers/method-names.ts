import { AmbiguousMethodAliasError } from '../errors/ambiguous-method-alias-error.js';
import { decoratedPlaces } from '../job-metadata.js';
import { methodAliases } from '../job-method.js';
import type { ServiceType } from '../service-type.js';
import { methodsOf } from './declared-methods.js';

/** The methods of a handler by the names under which their jobs may be stored. */
export class MethodNames {
  private known: ReadonlyMap<string, string> | undefined;

  /** @param classes that may have the methods and their decorators, the most general first */
  constructor(private readonly classes: readonly ServiceType[]) {}

  /** The present name of a method. A stored name that is no alias stays as it is. */
  current(stored: string): string {
    return this.aliases().get(stored) ?? stored;
  }

  /** The aliases that stand for methods. */
  list(): readonly string[] {
    return [...this.aliases().keys()];
  }

  /** @throws AmbiguousMethodAliasError */
  requireUnambiguous(): void {
    const declared = this.declared();
    if (declared.length === 0) return;

    const taken = new Map([...methodsOf(this.classes)].map((method) => [method, method]));
    for (const [alias, method] of declared) {
      const other = taken.get(alias);
      if (other !== undefined && other !== method) {
        throw new AmbiguousMethodAliasError(this.className(), alias, [method, other]);
      }
      taken.set(alias, method);
    }
  }

  private aliases(): ReadonlyMap<string, string> {
    if (!this.known) {
      const methods = methodsOf(this.classes);
      this.known = new Map(this.declared().filter(([alias]) => !methods.has(alias)));
    }
    return this.known;
  }

  private declared(): readonly (readonly [alias: string, method: string])[] {
    const places = this.classes.flatMap(decoratedPlaces);
    // Skips the rest for providers without a decorator. Applications have many of these, and they must not delay the
    // start.
    if (places.length === 0) return [];

    const decorated = new Set(places.map(({ member }) => member));
    const methods = [...methodsOf(this.classes)].filter((method) => decorated.has(method));
    return methods.flatMap((method) => {
      const aliases = new Set(this.classes.flatMap((type) => methodAliases(type, method)));
      return [...aliases].map((alias) => [alias, method] as const);
    });
  }

  private className(): string {
    return this.classes.at(-1)?.name ?? '';
  }
}
