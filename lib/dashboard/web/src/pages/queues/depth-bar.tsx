import css from './depth-bar.module.css';

/** The depth of a queue compared with the others. The number beside it says the same. */
export function DepthBar({ share }: { share: number }) {
  return (
    <span class={css.bar} aria-hidden="true">
      <span class={css.fill} style={{ inlineSize: `${Math.min(1, share) * 100}%` }} />
    </span>
  );
}
