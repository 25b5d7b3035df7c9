import { render } from 'preact';
import { App } from './app/app';
import { showDirections } from './app/show-directions';
import { applyLanguage } from './i18n/apply-language';
import { applyTheme } from './theme/theme';
import './theme/tokens.css';
import './theme/base.css';
import './theme/states.css';

applyTheme();
applyLanguage();
showDirections();

const root = document.getElementById('app');
if (root) render(<App />, root);
