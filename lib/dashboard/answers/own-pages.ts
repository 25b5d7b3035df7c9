/** A page of the application within the dashboard. */
export interface OwnPageAnswer {
  /** The address below the dashboard, without a leading slash. */
  readonly path: string;
  readonly title: string;
  /** The name of the custom element. */
  readonly element: string;
  /** The address of the script below the dashboard. */
  readonly script: string;
}
