import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Skeleton } from '../components/feedback/skeleton';

export type { ComponentType };

/** A component whose script is loaded when it is first shown. */
export function lazy<Properties extends object = object>(
  load: () => Promise<ComponentType<Properties>>,
): ComponentType<Properties> {
  let loaded: ComponentType<Properties> | undefined;

  return function Lazy(properties) {
    const [Component, setComponent] = useState(() => loaded);
    const [failure, setFailure] = useState<unknown>();

    useEffect(() => {
      if (loaded) return;
      load().then((component) => {
        loaded = component;
        setComponent(() => component);
      }, setFailure);
    }, []);

    // An update of the application removes the old scripts. The page's boundary then offers to reload the page.
    if (failure !== undefined) throw failure;
    return Component ? <Component {...properties} /> : <Skeleton rows={8} />;
  };
}
