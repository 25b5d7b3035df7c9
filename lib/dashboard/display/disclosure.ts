import type { BoundedCopy } from '../../job/display/bounded-copy.js';
import { MASK } from '../../job/display/mask.js';
import type { Masking } from '../../job/display/masking.js';
import type { ShownMethod } from '../../job/display/shown-method.js';
import type { HandlerCatalog } from '../../job/handlers/handler-catalog.js';
import { deserializeArguments } from '../../job/serialization/argument-serializer.js';
import type { StoredCall } from '../../storage/jobs/records.js';

/** No call can have more arguments. */
const MAX_ARGUMENTS = 100_000;
/** Longer than any name. */
const MAX_PIECES_IN_NAME = 1_000;

/** An argument in the form that people may see. */
export interface ShownArgument {
  readonly name: string | undefined;
  readonly value: unknown;
  readonly isMasked: boolean;
}

export interface DisclosureOptions {
  readonly displayArguments: boolean;
}

/** A call, with the stored text of its arguments, with their values, or without arguments. */
export type ShownCall = Pick<StoredCall, 'type' | 'method'> & {
  readonly arguments?: string | undefined;
  readonly values?: readonly unknown[] | undefined;
};

/** Decides which parts of a job's call people may read in the dashboard, and under which names. */
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

  /**
   * Whether people may search by arguments. People who may not read an argument must not be able to guess
   * it.
   */
  get canSearchArguments(): boolean {
    return this.showsArguments && !this.masking.hidesAny;
  }

  isTypeKnown(type: string): boolean {
    return this.handlers.findUnambiguous(type) !== undefined;
  }

  /** The name from `@JobDisplayName`, if this process has the class. It never contains a hidden value. */
  displayName(call: ShownCall): string {
    const { type, method } = call;
    const shown = this.methodOf(call);
    return shown.displayName(() => this.argumentsInNames(shown, call), `${type}.${method}`);
  }

  /** The name of a resource may contain values of arguments, as `tenant:{0}` does. */
  resource(name: string | undefined, call: ShownCall): string | undefined {
    if (name === undefined || name === `${call.type}.${call.method}`) return name;
    return this.showsArguments && !this.methodOf(call).mayHide ? name : MASK;
  }

  /**
   * Undefined if arguments are not displayed, or if their text is damaged.
   *
   * @param maxPieces how many pieces all arguments together may have; left out, more than fit on a page
   */
  argumentsOf(call: StoredCall, maxPieces?: number): readonly ShownArgument[] | undefined {
    const values = this.showsArguments ? readArguments(call.arguments) : undefined;
    return values && shownArguments(this.methodOf(call), values, this.masking.copy(maxPieces));
  }

  /** @throws if an argument in the format does not exist; then the format itself is shown */
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

/** A damaged text must not hide the rest of the job. */
function readArguments(text: string): unknown[] | undefined {
  try {
    const values = deserializeArguments(text);
    return values.length > MAX_ARGUMENTS ? undefined : values;
  } catch {
    return undefined;
  }
}
