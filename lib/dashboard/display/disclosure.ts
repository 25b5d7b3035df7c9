import type { BoundedCopy } from '../../job/display/bounded-copy.js';
import { MASK } from '../../job/display/mask.js';
import type { Masking } from '../../job/display/masking.js';
import type { ShownMethod } from '../../job/display/shown-method.js';
import type { HandlerCatalog } from '../../job/handlers/handler-catalog.js';
import { deserializeArguments } from '../../job/serialization/argument-serializer.js';
import type { StoredCall } from '../../storage/records.js';

/** Nobody can call a method with more arguments. */
const MAX_ARGUMENTS = 100_000;
/** More than a name has room for. */
const MAX_PIECES_IN_NAME = 1_000;

/** An argument as people may see it. */
export interface ShownArgument {
  readonly name: string | undefined;
  readonly value: unknown;
  readonly isMasked: boolean;
}

export interface DisclosureOptions {
  readonly displayArguments: boolean;
}

/** A call, perhaps without its arguments, or with their values in the place of their text. */
export type ShownCall = Pick<StoredCall, 'type' | 'method'> & {
  readonly arguments?: string | undefined;
  readonly values?: readonly unknown[] | undefined;
};

/** What of a job's call people may read in the dashboard, and by which names they know it. */
export class Disclosure {
  readonly masking: Masking;

  constructor(
    private readonly handlers: HandlerCatalog,
    private readonly options: DisclosureOptions,
  ) {
    this.masking = handlers.masking;
  }

  get showsArguments(): boolean {
    return this.options.displayArguments;
  }

  /** Whether people may find jobs by any argument: whoever cannot read one must not guess it either. */
  get canSearchArguments(): boolean {
    return this.showsArguments && !this.masking.hidesAny;
  }

  isTypeKnown(type: string): boolean {
    return this.handlers.findUnambiguous(type) !== undefined;
  }

  /** As `@JobDisplayName` has it, where this process has the class; never with a hidden value. */
  displayName(call: ShownCall): string {
    const { type, method } = call;
    const shown = this.methodOf(call);
    return shown.displayName(() => this.argumentsInNames(shown, call), `${type}.${method}`);
  }

  /** What a job waits for may have values of its arguments in its name, as `tenant:{0}` has. */
  resource(name: string | undefined, call: ShownCall): string | undefined {
    if (name === undefined || name === `${call.type}.${call.method}`) return name;
    return this.showsArguments && !this.methodOf(call).mayHide ? name : MASK;
  }

  /** Undefined where they are not displayed, or their text is damaged. */
  argumentsOf(call: StoredCall): readonly ShownArgument[] | undefined {
    const values = this.showsArguments ? readArguments(call.arguments) : undefined;
    return values && shownArguments(this.methodOf(call), values, this.masking.copy());
  }

  /** @throws where there is nothing to put into the name, which is then shown as it was written */
  private argumentsInNames(shown: ShownMethod, call: ShownCall): readonly unknown[] {
    const values = call.values ?? readArguments(call.arguments ?? '');
    if (!values || values.length > MAX_ARGUMENTS) throw new TypeError('There are no arguments.');
    if (!this.showsArguments) return values.map(() => MASK);

    const copy = this.masking.copy(MAX_PIECES_IN_NAME);
    return shownArguments(shown, values, copy).map(({ value }) => value);
  }

  private methodOf({ type, method }: ShownCall): ShownMethod {
    return this.handlers.shownCalls(this.handlers.findUnambiguous(type)).of(method);
  }
}

function shownArguments(
  method: ShownMethod,
  values: readonly unknown[],
  copy: BoundedCopy,
): ShownArgument[] {
  return values.map((value, index) => {
    const name = method.nameOf(index);
    return method.hides(index)
      ? { name, value: MASK, isMasked: true }
      : { name, value: copy.of(value), isMasked: false };
  });
}

/** A damaged text must not keep the rest of the job from being seen. */
function readArguments(text: string): unknown[] | undefined {
  try {
    const values = deserializeArguments(text);
    return values.length > MAX_ARGUMENTS ? undefined : values;
  } catch {
    return undefined;
  }
}
