import { deserializeArguments } from '../../job/argument-serializer.js';
import { displayNameOf } from '../../job/display-name-of.js';
import type { HandlerCatalog } from '../../job/handler-catalog.js';
import type { StoredCall } from '../../storage/records.js';
import { argumentNames } from './argument-names.js';
import { MASK, Masking } from './masking.js';

/** An argument as people may see it. */
export interface ShownArgument {
  readonly name: string | undefined;
  readonly value: unknown;
  readonly isMasked: boolean;
}

export interface DisclosureOptions {
  readonly displayArguments: boolean;
  readonly maskedParameters: readonly string[];
}

/** A call, perhaps without its arguments. */
export type ShownCall = Pick<StoredCall, 'type' | 'method'> & {
  readonly arguments?: string | undefined;
};

/** What of a job's call people may read, and by which names they know it. */
export class Disclosure {
  readonly masking: Masking;

  constructor(
    private readonly handlers: HandlerCatalog,
    private readonly options: DisclosureOptions,
  ) {
    this.masking = new Masking(options.maskedParameters);
  }

  get showsArguments(): boolean {
    return this.options.displayArguments;
  }

  isTypeKnown(type: string): boolean {
    return this.handlers.findUnambiguous(type) !== undefined;
  }

  /** As `@JobDisplayName` has it, where this process has the class; never with a hidden value. */
  displayName(call: ShownCall): string {
    const { type, method } = call;
    return displayNameOf(
      this.classesOf(type),
      method,
      () => this.argumentsInNames(call),
      `${type}.${method}`,
    );
  }

  /**
   * Undefined where they are not displayed, or their text is damaged. Where the class is gone, nobody
   * knows which argument has a name that is masked, so all are.
   */
  argumentsOf({ type, method, arguments: text }: StoredCall): readonly ShownArgument[] | undefined {
    const values = this.showsArguments ? readArguments(text) : undefined;
    if (!values) return undefined;

    const names = argumentNames(this.classesOf(type), method);
    const hidesAll = !this.masking.isIdle && !this.isTypeKnown(type);
    return values.map((value, index) => {
      const name = names[index];
      return hidesAll || this.masking.hides(name)
        ? { name, value: MASK, isMasked: true }
        : { name, value: this.masking.apply(value), isMasked: false };
    });
  }

  /** @throws where there is nothing to put into the name, which is then shown as it was written */
  private argumentsInNames({ type, method, arguments: text }: ShownCall): readonly unknown[] {
    if (text === undefined) throw new TypeError('The arguments of this job are not at hand.');

    const shown = this.argumentsOf({ type, method, arguments: text });
    return shown?.map(({ value }) => value) ?? deserializeArguments(text).map(() => MASK);
  }

  private classesOf(type: string) {
    return this.handlers.findUnambiguous(type)?.classes ?? [];
  }
}

/** A damaged text must not keep the rest of the job from being seen. */
function readArguments(text: string): unknown[] | undefined {
  try {
    return deserializeArguments(text);
  } catch {
    return undefined;
  }
}
