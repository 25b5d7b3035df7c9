import { options, type VNode } from 'preact';
import { visibleDirections } from '../i18n/visible-directions';

/** Attributes that people read or hear. The `value` of a field is not among them, because the reader has typed it. */
const READ_ATTRIBUTES = ['aria-label', 'data-tip', 'title', 'alt', 'placeholder'];

/**
 * Shows controls of direction in every text of every page, no matter whether the text came from a job, a queue or a
 * person. No page can forget it, because this works for all pages.
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
