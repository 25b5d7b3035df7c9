import type { StorageRoles } from '../storage/storage-roles.js';
import { answersWithin } from '../support/time/time-limit.js';
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
    const tooLate = () => new CaseTimeoutError(this.path, timeoutMs);
    await this.store.use(open, () => answersWithin(this.body(), timeoutMs, tooLate));
  }
}
