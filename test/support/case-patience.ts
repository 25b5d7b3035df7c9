/** When a case of the suite for stores counts as hanging. Beside other work, it takes many times as long as alone. */
export const CASE_PATIENCE_MS = 120_000;
