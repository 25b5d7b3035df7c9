declare module 'jest-circus/runner' {
  import type { JestEnvironment } from '@jest/environment';
  import type { TestResult } from '@jest/test-result';
  import type { Config } from '@jest/types';

  /** Jest's own test runner, which comes without types. */
  type RunInCircus = (
    globalConfig: Config.GlobalConfig,
    config: Config.ProjectConfig,
    environment: JestEnvironment,
    runtime: unknown,
    testPath: string,
    sendMessageToJest?: unknown,
  ) => Promise<TestResult>;

  const exports: { readonly default: RunInCircus };
  export default exports;
}
