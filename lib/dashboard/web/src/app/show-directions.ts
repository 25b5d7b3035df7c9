import { options, type VNode } from 'preact';
import { visibleDirections } from '../i18n/visible-directions';

/** Attributes that people read or hear. The `value` of a field is not among them: it is what the reader has typed. */
const READ_ATTRIBUTES = ['aria-label', 'data-tip', 'title', 'alt', 'placeholder'];

/**
 * Shows controls of direction in every text of every page, whichever job, queue or person the text came from. Pages need not
 * think of it, so no page can forget it.
 */
export function showDirections(): void {
  const before = options.vnode;
  options.vnode = (vnode) => {
    makeVisible(vnode);
    before?.(vnode);
  };
}

function makeVisible(vnode: VNode): void {
  // Preact makes a node without a type for each text, with the text as its properties; its types do not say so.
  const node = vnode as { props: unknown; readonly type: unknown };
  if (typeof node.props === 'string') node.props = visibleDirections(node.props);
  else if (typeof node.type === 'string') makeAttributesVisible(node.props as Attributes);
}

type Attributes = Record<string, unknown>;

function makeAttributesVisible(attributes: Attributes): void {
  for (const name of READ_ATTRIBUTES) {
    const value = attributes[name];
    if (typeof value === 'string') attributes[name] = visibleDirections(value);
  }
}
