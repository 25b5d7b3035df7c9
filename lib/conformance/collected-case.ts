import type { StorageRoles } from '../storage/storage-roles.js';
import type { ConformanceCase, ConformanceNeed, RunCaseOptions } from './conformance-case.js';
import type { OpenStore } from './conformance-store.js';
import { CaseTimeoutError } from './errors/case-timeout-error.js';
import type { StoreUnderTest } from './store-under-test.js';

export const CASE_TIMEOUT_MS = 30_000;

export class CollectedCase implements ConformanceCase {
  constructor(
    readonly role: keyof StorageRoles,
    readonly path: readonly string[],
    readonly needs: readonly ConformanceNeed[],
    private readonly store: StoreUnderTest,
    private readonly body: () => Promise<void>,
  ) {}

  async run(open: OpenStore, { timeoutMs = CASE_TIMEOUT_MS }: RunCaseOptions = {}): Promise<void> {
    await this.store.use(open, () => this.withinTime(timeoutMs));
  }

  private async withinTime(timeoutMs: number): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const tooLate = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new CaseTimeoutError(this.path, timeoutMs)), timeoutMs);
    });
    try {
      await Promise.race([this.body(), tooLate]);
    } finally {
      clearTimeout(timer);
    }
  }
}
