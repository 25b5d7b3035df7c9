import { methodMetadata, originalMethods } from '../job-metadata.js';
import type { ServiceType } from '../service-type.js';
import { MASKED } from './masked.js';
import { type ParameterList, parameterList } from './parameter-list.js';

/** The parameters of a method: their names, and which of them are `@Masked()`. */
export class MethodParameters {
  /**
   * The lists of parameters of the method and of the methods that it overrides. The list of the method that runs is the
   * last.
   */
  private readonly lists: readonly ParameterList[];
  private readonly masked: ReadonlySet<number>;

  /** @param classes that may have the method and its decorators, the more general first */
  constructor(classes: readonly ServiceType[], method: string) {
    const methods = classes.flatMap((type) => originalMethods(type, method));
    this.lists = methods.map((it) => listOf(it, method));
    this.masked = new Set(classes.flatMap((type) => methodMetadata<number>(MASKED, type, method)));
  }

  get exists(): boolean {
    return this.lists.length > 0;
  }

  get hasMasked(): boolean {
    return this.masked.size > 0;
  }

  /** How many parameters differ from one another. All arguments after them are treated alike. */
  get count(): number {
    const ends = [...this.masked].map((index) => index + 1);
    return Math.max(0, ...ends, ...this.lists.map(({ names }) => names.length));
  }

  /**
   * How many arguments the method that runs can take. Undefined where this is not known, and where there is no limit.
   */
  get most(): number | undefined {
    const { names = [], restAt, isReliable = false } = this.lists.at(-1) ?? {};
    return isReliable && restAt === undefined ? names.length : undefined;
  }

  /** The name of the parameter in the method that runs; undefined where it has none. */
  nameOf(index: number): string | undefined {
    return this.lists.at(-1)?.names[index];
  }

  /** Whether the author has certainly chosen the name. Minifiers make names of one letter. */
  isNameKnown(index: number): boolean {
    const name = this.nameOf(index);
    return name !== undefined && name.length > 1 && this.lists.at(-1)?.isReliable === true;
  }

  /** All names of a parameter: overridden methods may have other names for it. */
  namesOf(index: number): readonly string[] {
    return this.lists.flatMap(({ names }) => names[index] ?? []);
  }

  /** Whether an argument is masked. If any parameter is masked, arguments without a parameter are masked as well. */
  isMasked(index: number): boolean {
    if (!this.hasMasked || this.masked.has(index)) return this.hasMasked;
    if (this.lists.some(({ restAt = index + 1 }) => restAt <= index && this.masked.has(restAt))) {
      return true;
    }
    const { names = [], restAt } = this.lists.at(-1) ?? {};
    return index >= names.length && restAt === undefined;
  }
}

const lists = new WeakMap<object, ParameterList>();

function listOf(found: object, method: string): ParameterList {
  const list = lists.get(found) ?? parameterList(Function.prototype.toString.call(found), method);
  lists.set(found, list);
  return list;
}
