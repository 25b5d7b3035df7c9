import { render } from 'preact';
import { isAtOverview } from './addresses/base-path';
import { queries } from './api/queries';
import { queryClient } from './api/query-client';
import { App } from './app/app';
import { showDirections } from './app/show-directions';
import { applyLanguage } from './i18n/apply-language';
import { applyTheme } from './theme/theme';
import './theme/tokens.css';
import './theme/base.css';
import './theme/states.css';

// If the overview waited for the session, it would come one round trip later, which is noticeable on a slow
// connection.
if (isAtOverview()) void queryClient.prefetchQuery(queries.overview());

applyTheme();
applyLanguage();
showDirections();

const root = document.getElementById('app');
if (root) render(<App />, root);
