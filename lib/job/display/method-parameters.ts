import { methodMetadata, originalMethods } from '../job-metadata.js';
import type { ServiceType } from '../service-type.js';
import { MASKED } from './masked.js';
import { type ParameterList, parameterList } from './parameter-list.js';

/** The parameters of a method: how they are called, and which of them are `@Masked()`. */
export class MethodParameters {
  /** From the most general class to the one whose method runs. */
  private readonly lists: readonly ParameterList[];
  private readonly masked: ReadonlySet<number>;

  /** @param classes on which the method and its decorators may be, the more general first */
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

  /** All further arguments are alike. */
  get count(): number {
    const ends = [...this.masked].map((index) => index + 1);
    return Math.max(0, ...ends, ...this.lists.map(({ names }) => names.length));
  }

  /** As the method that runs has it; undefined where there is none. */
  nameOf(index: number): string | undefined {
    return this.lists.at(-1)?.names[index];
  }

  /** Whether the author is sure to have called the parameter so. Minifiers like names of one letter. */
  isNameKnown(index: number): boolean {
    const name = this.nameOf(index);
    return name !== undefined && name.length > 1 && this.lists.at(-1)?.isReliable === true;
  }

  /** Methods that have been overridden may call it something else. */
  namesOf(index: number): readonly string[] {
    return this.lists.flatMap(({ names }) => names[index] ?? []);
  }

  /** Where anything is masked, so are arguments for which there is no parameter. */
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
