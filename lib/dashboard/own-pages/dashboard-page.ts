import type { DashboardUser } from '../access/dashboard-user.js';
import type { Permission } from '../answers/session.js';

/**
 * The script of a page: one JavaScript module that imports nothing by a relative path, because the dashboard serves
 * only this file. It is read once, at the start of the application.
 */
export type DashboardPageScript =
  | {
      /** The path of the file. A relative path starts at the folder in which the process was started. */
      readonly file: string | URL;
    }
  | { readonly text: string };

/** A page of the application within the dashboard, shown by a custom element. */
export interface DashboardPage {
  /** The name in the menu and at the top of the page. */
  readonly title: string;
  /** The address below the dashboard: lower-case letters, digits and dashes, such as `reports`. */
  readonly path: string;
  /** The name of the custom element, such as `acme-reports`. The dashboard gives it the property `hangfire`, a `DashboardPageClient`. */
  readonly element: string;
  /**
   * Defines the element.
   *
   * @default the script of another page with the same element
   */
  readonly script?: DashboardPageScript | undefined;
  /**
   * Who may open the page and read its script: people with a permission, or people for whom a function returns true.
   * It protects nothing else: your application must protect the data that the page asks for.
   *
   * @default everybody who may view the dashboard
   */
  readonly permission?: Permission | ((user: DashboardUser) => boolean) | undefined;
}
