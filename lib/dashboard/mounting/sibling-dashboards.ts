import type { ModulesContainer } from '@nestjs/core';
import type { MountPath } from '../access/mount-path.js';
import type { DashboardLink } from '../answers/session.js';

/** The dashboards of the same application, one for each store. */
export class SiblingDashboards {
  constructor(
    private readonly modules: ModulesContainer,
    private readonly title: string,
    private readonly mount: MountPath,
  ) {}

  /** The dashboards, sorted by title, including this one; empty if there is no other. */
  list(): readonly DashboardLink[] {
    const siblings = [...this.modules.values()]
      .map(({ providers }) => providers.get(SiblingDashboards)?.instance)
      .filter((instance) => instance instanceof SiblingDashboards);
    if (siblings.length < 2) return [];

    return siblings
      .map((sibling) => ({
        title: sibling.title,
        path: sibling.mount.get(),
        isCurrent: sibling === this,
      }))
      .sort((a, b) => a.title.localeCompare(b.title) || a.path.localeCompare(b.path));
  }
}
