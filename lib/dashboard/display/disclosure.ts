import { deserializeArguments } from '../../job/argument-serializer.js';
import { displayNameOf } from '../../job/display-name-of.js';
import type { HandlerCatalog } from '../../job/handler-catalog.js';
import { MASK } from '../../job/mask.js';
import { type MethodParameters, methodParameters } from '../../job/method-parameters.js';
import type { StoredCall } from '../../storage/records.js';
import type { BoundedCopy } from './bounded-copy.js';
import { Masking } from './masking.js';

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
  readonly maskedParameters: readonly string[];
}

/** A call, perhaps without its arguments, or with their values in the place of their text. */
export type ShownCall = Pick<StoredCall, 'type' | 'method'> & {
  readonly arguments?: string | undefined;
  readonly values?: readonly unknown[] | undefined;
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

  /** Whether people may find jobs by any argument: whoever cannot read one must not guess it either. */
  get canSearchArguments(): boolean {
    return this.showsArguments && !this.hidesAny;
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

  /** What a job waits for may have values of its arguments in its name, as `tenant:{0}` has. */
  resource(name: string | undefined, { type, method }: ShownCall): string | undefined {
    if (name === undefined || name === `${type}.${method}`) return name;
    const parameters = this.parametersOf(type, method);
    const mayHide = !this.masking.isIdle || this.hidesAll(parameters) || parameters.hasMasked;
    return this.showsArguments && !mayHide ? name : MASK;
  }

  /** Undefined where they are not displayed, or their text is damaged. */
  argumentsOf(call: StoredCall): readonly ShownArgument[] | undefined {
    const values = this.showsArguments ? readArguments(call.arguments) : undefined;
    return values && this.shown(call, values, this.masking.copy());
  }

  /** @throws where there is nothing to put into the name, which is then shown as it was written */
  private argumentsInNames(call: ShownCall): readonly unknown[] {
    const values = call.values ?? readArguments(call.arguments ?? '');
    if (!values || values.length > MAX_ARGUMENTS) throw new TypeError('There are no arguments.');
    if (!this.showsArguments) return values.map(() => MASK);

    const copy = this.masking.copy(MAX_PIECES_IN_NAME);
    return this.shown(call, values, copy).map(({ value }) => value);
  }

  private shown(
    { type, method }: ShownCall,
    values: readonly unknown[],
    copy: BoundedCopy,
  ): ShownArgument[] {
    const parameters = this.parametersOf(type, method);
    const hidesAll = this.hidesAll(parameters);
    return values.map((value, index) => {
      const name = parameters.nameOf(index);
      return hidesAll || this.hides(parameters, index)
        ? { name, value: MASK, isMasked: true }
        : { name, value: copy.of(value), isMasked: false };
    });
  }

  private hides(parameters: MethodParameters, index: number): boolean {
    if (parameters.isMasked(index)) return true;
    const name = parameters.isNameKnown(index) ? parameters.nameOf(index) : undefined;
    return [name, ...parameters.namesOf(index)].some((it) => this.masking.hides(it));
  }

  /** Where the class or the method is gone, nobody knows which arguments people may read, so they read none. */
  private hidesAll({ exists }: MethodParameters): boolean {
    return this.hidesAny && !exists;
  }

  private get hidesAny(): boolean {
    return !this.masking.isIdle || this.handlers.hasMasked;
  }

  private parametersOf(type: string, method: string): MethodParameters {
    return methodParameters(this.classesOf(type), method);
  }

  private classesOf(type: string) {
    return this.handlers.findUnambiguous(type)?.classes ?? [];
  }
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
