import { accountStories } from './stories/accounts.js';
import { hardwareStories } from './stories/hardware.js';
import { networkStories } from './stories/network.js';
import { officeStories } from './stories/office.js';
import { softwareStories } from './stories/software.js';
import type { Story } from './story.js';

/** In the order in which they were filed, so that numbers grow with time. */
export const stories: readonly Story[] = [
  ...accountStories,
  ...hardwareStories,
  ...networkStories,
  ...officeStories,
  ...softwareStories,
].sort((a, b) => b.daysAgo - a.daysAgo);
