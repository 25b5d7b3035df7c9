import { startDashboard } from '../ours/start-dashboard.mjs';
import { serve } from './serve.mjs';

serve({ start: startDashboard });
