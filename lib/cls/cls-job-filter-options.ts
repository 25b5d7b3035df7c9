export interface ClsJobFilterOptions {
  /**
   * The keys of the CLS context that jobs keep, as texts: `tenantId`, or `user.id` for a value inside of another. At
   * most 50. A run gets only these keys, even if its job was stored with others.
   */
  readonly keys: readonly string[];
  /**
   * Whether the proxy providers of nestjs-cls are resolved before the run.
   *
   * @default false
   */
  readonly resolveProxyProviders?: boolean | undefined;
}
