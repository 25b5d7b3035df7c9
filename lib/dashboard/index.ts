// The module

// Who may do what
export type {
  AuthorizeFunction,
  AuthorizeOption,
  DashboardAuthorizer,
} from './access/authorize-option.js';
export type { Authorization, DashboardUser } from './access/dashboard-user.js';
export { PERMISSIONS } from './access/permissions.js';
// Own pages
export type { DashboardPageClient } from './answers/page-client.js';
export type { Permission } from './answers/session.js';
export type {
  DashboardMountOptions,
  DashboardOptions,
  HangfireDashboardModuleAsyncOptions,
  HangfireDashboardModuleOptions,
  HangfireDashboardOptionsFactory,
} from './dashboard-options.js';
// Errors
export { InvalidDashboardUserError } from './errors/invalid-dashboard-user-error.js';
export { HangfireDashboardModule } from './hangfire-dashboard.module.js';
export type { DashboardPage, DashboardPageScript } from './own-pages/dashboard-page.js';
