import { safely } from '../../support/safely.js';
import { cut } from '../../support/text/cut.js';
import { Configured } from '../configuration/configured.js';
import type { ConfiguredValues } from '../configuration/configured-values.js';
import { type DisplayNameTemplate, displayNameTemplate } from '../job-display-name.js';
import type { ServiceType } from '../service-type.js';
import type { BoundedCopy } from './bounded-copy.js';
import { formatTemplate } from './format.js';
import { MASK } from './mask.js';
import type { Masking } from './masking.js';
import { MethodParameters } from './method-parameters.js';

/** The longest display name, in characters. An argument may be as long as a book. */
const MAX_NAME_CHARS = 249;
/** How many pieces of arguments are copied. A name or a message has no room for more. */
const MAX_PIECES = 1_000;
const WORDS = /"(?:[^"\\]|\\.)*"|[\p{ID_Start}$_][\p{ID_Continue}$]*/gu;

/** Shows the calls of one method as people may read them. The rules are worked out once for each method. */
export class ShownMethod {
  private readonly parameters: MethodParameters;
  private readonly template: DisplayNameTemplate | undefined;
  /** Whether each argument is hidden. The last element also stands for all arguments after it. */
  private readonly hidden: readonly boolean[];

  /** @param classes that may have the method and its decorators, the more general first */
  constructor(
    classes: readonly ServiceType[],
    method: string,
    private readonly masking: Masking,
    private readonly values: ConfiguredValues,
  ) {
    this.parameters = new MethodParameters(classes, method);
    this.template = displayNameTemplate(classes, method);
    const length = this.parameters.count + 1;
    this.hidden = Array.from({ length }, (_, index) => this.isHidden(index));
  }

  /** Whether the method is known. If not, all its arguments are hidden when any rule hides something. */
  get exists(): boolean {
    return this.parameters.exists;
  }

  /** Whether any argument, or any value inside an argument, may be hidden. */
  get mayHide(): boolean {
    const { hasNames, hidesAny } = this.masking;
    return hasNames || (this.exists ? this.parameters.hasMasked : hidesAny);
  }

  /** How many parameters have names or masks of their own. */
  get parameterCount(): number {
    return this.parameters.count;
  }

  /** How many arguments the method takes. Undefined where this is not known, and where there is no limit. */
  get mostArguments(): number | undefined {
    return this.parameters.most;
  }

  nameOf(index: number): string | undefined {
    return this.parameters.nameOf(index);
  }

  hides(index: number): boolean {
    if (!this.exists) return this.masking.hidesAny;
    return this.hidden[Math.min(index, this.hidden.length - 1)] ?? true;
  }

  /** Whether the value at a path in an argument, such as `.customer.card[0]`, is hidden. */
  hidesAt(index: number, path: string): boolean {
    if (this.hides(index)) return true;
    if (!this.masking.hasNames) return false;
    // The path may have been cut, and the rest may be a masked name.
    return path.endsWith('…') || (path.match(WORDS) ?? []).some((word) => this.isHiddenWord(word));
  }

  /** The arguments as people may read them. Without anything to hide, these are the arguments themselves. */
  argumentsOf(
    args: readonly unknown[],
    copy: BoundedCopy = this.masking.copy(MAX_PIECES),
  ): readonly unknown[] {
    if (!this.mayHide) return args;
    return args.map((value, index) => (this.hides(index) ? MASK : copy.of(value)));
  }

  /**
   * The name by which people know a job. Never throws.
   *
   * @param readShown returns the arguments as people may read them. It is called only if the name needs them, and may
   *   throw
   * @param fallback the name for methods without a decorator
   */
  displayName(readShown: () => readonly unknown[], fallback: string): string {
    const template = this.readTemplate();
    if (template === undefined) return fallback;
    try {
      const shown = template.includes('{') ? readShown() : [];
      return cut(formatTemplate(template, shown), MAX_NAME_CHARS);
    } catch {
      return cut(template, MAX_NAME_CHARS);
    }
  }

  /** A name that comes from a provider may be unknown until the application has started. */
  private readTemplate(): string | undefined {
    const { template, values } = this;
    return template instanceof Configured ? safely(() => values.of(template), undefined) : template;
  }

  private isHidden(index: number): boolean {
    const { parameters, masking } = this;
    if (parameters.isMasked(index)) return true;
    const name = parameters.isNameKnown(index) ? parameters.nameOf(index) : undefined;
    return [name, ...parameters.namesOf(index)].some((it) => masking.hides(it));
  }

  private isHiddenWord(word: string): boolean {
    return this.masking.hides(word.startsWith('"') ? JSON.parse(word) : word);
  }
}
