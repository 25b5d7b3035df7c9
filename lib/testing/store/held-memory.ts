import { rolesOf, type StorageRoles } from '../../storage/storage-roles.js';
import { MemoryJobStorage } from '../../storages/memory/memory-job-storage.js';
import { forwarding } from '../../support/forwarding.js';
import type { Clock } from '../../support/time/clock.js';
import type { LastingEvents } from './lasting-events.js';

type RoleName = keyof StorageRoles;

/** A store in memory that can be replaced by a new store while other objects hold its roles. */
export class HeldMemory {
  memory: MemoryJobStorage;

  constructor(
    private readonly clock: Clock,
    private readonly events: LastingEvents,
  ) {
    this.memory = this.newMemory();
  }

  renew(): void {
    this.memory = this.newMemory();
  }

  /** All roles. Each use goes to the present store. */
  roles(): StorageRoles {
    return rolesOf((name) => this.role(name));
  }

  /** @param own members that replace members of the role */
  role<Name extends RoleName>(name: Name, own?: Partial<StorageRoles[Name]>): StorageRoles[Name] {
    return forwarding<StorageRoles[Name]>(() => this.memory[name], own);
  }

  private newMemory(): MemoryJobStorage {
    const memory = new MemoryJobStorage({ clock: this.clock });
    this.events.connect(memory.events);
    return memory;
  }
}
