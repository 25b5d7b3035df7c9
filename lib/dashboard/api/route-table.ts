import type { ApiResource, ApiRoute } from './api-route.js';

const ANY = ':id';

export interface FoundRoute {
  readonly route: ApiRoute;
  readonly id: string;
}

interface Entry {
  readonly route: ApiRoute;
  readonly segments: readonly string[];
}

/** Finds the route of an address. If two match, the first one counts. */
export class RouteTable {
  private readonly entries: readonly Entry[];

  constructor(resources: readonly ApiResource[]) {
    this.entries = resources
      .flatMap(({ routes }) => routes)
      .map((route) => ({ route, segments: route.path.split('/') }));
  }

  /** @param segments the parts of the path below `api` */
  find(method: string, segments: readonly string[]): FoundRoute | undefined {
    const wanted = method === 'HEAD' ? 'GET' : method;
    const entry = this.entries.find(
      ({ route, segments: pattern }) => route.method === wanted && fits(segments, pattern),
    );
    return entry && { route: entry.route, id: idIn(segments, entry) };
  }
}

function fits(segments: readonly string[], pattern: readonly string[]): boolean {
  return (
    segments.length === pattern.length &&
    pattern.every((part, index) =>
      part === ANY ? segments[index] !== '' : part === segments[index],
    )
  );
}

const idIn = (given: readonly string[], { segments }: Entry) => given[segments.indexOf(ANY)] ?? '';
