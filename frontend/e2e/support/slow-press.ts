import type { Locator } from '@playwright/test';

/** As long as a finger rests on the button of a mouse: what moves meanwhile is not there any more at the release. */
export async function pressSlowly(target: Locator): Promise<void> {
  await target.click({ delay: 90 });
}
