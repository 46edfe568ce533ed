// Pages that come without the app: while the hall is paused, for a file that is not there, without network. In both
// languages at once, in light and dark, on a desktop and a telephone.

import { audit } from '../support/audit';
import { hallToday } from '../support/calendar';
import { hallUrl } from '../support/hall';
import { invalid } from '../support/html';
import { openHall } from '../support/server';
import { expect, test } from '../support/test';
import type { Page } from '@playwright/test';

async function look(page: Page, address: string, status: number): Promise<void> {
  const answer = await page.goto(address);
  expect(answer?.status()).toBe(status);
  expect(await invalid((await answer?.text()) ?? '')).toEqual([]);
  await expect(page.locator('h1')).toHaveCount(1);
  await expect(page.locator('[lang=en] h2')).toBeVisible();
  await expect(page.locator('a[href^="tel:"]').first()).toBeVisible();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const width of [1366, 360]) {
      await page.setViewportSize({ width, height: 740 });
      expect(await audit(page), `${colorScheme} ${width}`).toEqual([]);
    }
  }
}

test('a paused hall says when it is back', async ({ browser }) => {
  const hall = await openHall({ clock: `${hallToday()} 07:50`, pausedUntil: `${hallToday()} 08:30` });
  try {
    const page = await browser.newPage();
    await look(page, `${hall.url}/services/TD-04`, 503);
    await expect(page.locator('main')).toContainText(/\d月\d+日 8:30/);
    await page.close();
  } finally {
    await hall.stop();
  }
});

test('a file that is not there leads to the search', async ({ page }) => {
  await look(page, '/forms/HQ-XX-99.pdf', 404);
  await page.getByRole('searchbox').fill('hkqy');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`${hallUrl()}/search?q=hkqy`);
});

test('what is shown without network', async ({ page }) => {
  await look(page, '/offline.html', 200);
});
