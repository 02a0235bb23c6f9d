// `npm run build`: backend and portal, what changed since their last build.
import { buildWhatChanged } from './lib/build.mjs';

buildWhatChanged(['backend', 'frontend']);
