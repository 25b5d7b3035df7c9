import clsx from 'clsx';
import { AppWindow, ArrowLeft, X } from 'lucide-preact';
import { useRef } from 'preact/hooks';
import { Link, useLocation } from 'wouter-preact';
import { paths } from '../../addresses/paths';
import { latest } from '../../api/live/live-feed';
import { useSession } from '../../api/session';
import { Button } from '../../components/controls/button';
import { FAILED } from '../../components/state/built-in-states';
import { stateColourOf } from '../../components/state/state-names';
import { formatCount } from '../../i18n/format';
import { t } from '../../i18n/translate';
import { JOB_LISTS, type NavigationItem, RESOURCES, SUMMARIES } from '../navigation/navigation';
import { DashboardSwitch } from './dashboard-switch';
import css from './sidebar.module.css';
import { useMenuFocus } from './use-menu-focus';

interface SidebarProps {
  /** Whether the sidebar is open on a narrow screen. There it lies over the page. */
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

export function Sidebar({ isOpen, onClose }: SidebarProps) {
  const { title, backLink, dashboards, storage, version, pages } = useSession();
  const sidebar = useRef<HTMLElement>(null);

  useMenuFocus(sidebar, { isOpen, onClose });

  return (
    <>
      <div class={clsx(css.veil, isOpen && css.open)} onClick={onClose} aria-hidden="true" />
      <aside ref={sidebar} aria-label={t('menu')} class={clsx(css.sidebar, isOpen && css.open)}>
        <div class={css.brand}>
          <Link href={paths.overview} class={css.title}>
            <img src="./favicon.svg" alt="" width="24" height="24" />
            <bdi>{title}</bdi>
          </Link>
          <span class={css.close}>
            <Button
              tone="quiet"
              aria-label={t('menu.close')}
              icon={<X size={18} />}
              onClick={onClose}
            />
          </span>
        </div>
        <DashboardSwitch dashboards={dashboards} />
        <nav class={css.navigation} aria-label={t('menu.pages')}>
          <ul>
            {SUMMARIES.map((item) => (
              <Item key={item.href} item={item} />
            ))}
          </ul>
          <h2 class={css.group}>{t('jobs.title')}</h2>
          <ul>
            {JOB_LISTS.map((item) => (
              <Item key={item.href} item={item} />
            ))}
          </ul>
          <h2 class={css.group}>{t('menu.engine')}</h2>
          <ul>
            {RESOURCES.map((item) => (
              <Item key={item.href} item={item} />
            ))}
          </ul>
          {pages.length > 0 && (
            <>
              <h2 class={css.group}>{t('menu.own')}</h2>
              <ul>
                {pages.map(({ path, title: name }) => (
                  <OwnItem key={path} path={`/${path}`} name={name} />
                ))}
              </ul>
            </>
          )}
        </nav>
        <div class={css.footer}>
          {backLink !== undefined && isSafeLink(backLink) && (
            <a href={backLink} class={css.back}>
              <ArrowLeft size={14} aria-hidden="true" class={css.arrow} />
              {t('menu.back')}
            </a>
          )}
          <span>
            nestjs-hangfire {version} · {storage}
          </span>
        </div>
      </aside>
    </>
  );
}

function Item({ item: { href, label, count, icon: Icon, state } }: { item: NavigationItem }) {
  const [path] = useLocation();
  const isCurrent =
    href === '/' ? path === '/' : path === href || (!state && path.startsWith(`${href}/`));
  const counted = latest.value && count?.(latest.value);

  return (
    <li>
      <Link href={href} class={css.item} aria-current={isCurrent ? 'page' : undefined}>
        {Icon ? (
          <Icon size={16} aria-hidden="true" />
        ) : (
          <span class={css.dot} data-state={state && stateColourOf(state)} aria-hidden="true" />
        )}
        <span class={css.label}>{t(label as 'jobs.all')}</span>
        {counted && counted.count > 0 && (
          <span class={clsx(css.count, state === FAILED && css.alarming)}>
            {formatCount(counted)}
          </span>
        )}
      </Link>
    </li>
  );
}

/** A page of the application. */
function OwnItem({ path, name }: { path: string; name: string }) {
  const [current] = useLocation();
  return (
    <li>
      <Link href={path} class={css.item} aria-current={current === path ? 'page' : undefined}>
        <AppWindow size={16} aria-hidden="true" />
        <span class={css.label}>
          <bdi>{name}</bdi>
        </span>
      </Link>
    </li>
  );
}

function isSafeLink(link: string): boolean {
  return ['http:', 'https:'].includes(new URL(link, location.href).protocol);
}
