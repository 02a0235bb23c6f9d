// `npm run build`: backend and portal, what changed since their last build.
import { buildWhatChanged } from './lib/build.mjs';

try {
  await buildWhatChanged(['backend', 'frontend']);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
