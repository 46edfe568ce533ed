// Pages that come without the app: while the hall is paused, for a file that is not there, after a failure, without
// network. In both languages at once, in light and dark, on a desktop and a telephone.

import { closeSync, fstatSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { audit } from '../support/audit';
import { hallToday } from '../support/calendar';
import { hallUrl } from '../support/hall';
import { invalid } from '../support/html';
import { openHall } from '../support/server';
import { expect, test } from '../support/test';
import type { Page } from '@playwright/test';

async function look(page: Page, address: string, status: number, second = 'en'): Promise<void> {
  const answer = await page.goto(address);
  expect(answer?.status()).toBe(status);
  expect(await invalid((await answer?.text()) ?? '')).toEqual([]);
  await expect(page.locator('h1')).toHaveCount(1);
  await expect(page.locator(`section[lang=${second}] h2`)).toBeVisible();
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

test('a paused hall is in large type and dark for whoever reads so', async ({ browser }) => {
  const hall = await openHall({ clock: `${hallToday()} 07:50`, pausedUntil: `${hallToday()} 08:30` });
  try {
    const context = await browser.newContext();
    await context.addCookies([{ name: 'prefs', value: 'en.dark.elder', url: hall.url }]);
    const page = await context.newPage();
    await look(page, `${hall.url}/services/TD-04`, 503, 'zh-CN');
    await expect(page.locator('h1')).toHaveText('Sorry, the service is paused');
    expect(await page.evaluate(() => parseFloat(getComputedStyle(document.body).fontSize))).toBeGreaterThanOrEqual(24);
    await context.close();
  } finally {
    await hall.stop();
  }
});

/** What a failing disk leaves of a file: zeros, all but the first page. */
function damage(file: string): void {
  const opened = openSync(file, 'r+');
  const size = fstatSync(opened).size;
  if (size > 4096) writeSync(opened, Buffer.alloc(size - 4096), 0, size - 4096, 4096);
  closeSync(opened);
}

test('a hall whose disk fails says so as its visitor reads', async ({ browser }) => {
  const hall = await openHall();
  const context = await browser.newContext();
  try {
    await context.addCookies([{ name: 'prefs', value: 'en.dark.elder', url: hall.url }]);
    for (const file of ['hall.db', 'hall.db-wal']) damage(join(hall.folder, file));
    const page = await context.newPage();
    const answer = await page.goto(`${hall.url}/news`);
    expect(answer?.status()).toBe(500);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sorry, something is wrong with the service');
    await expect(page.locator('html')).toHaveAttribute('data-size', 'elder');
    await expect(page.locator('footer a[href^="tel:"]').first()).toBeVisible();
    expect(await audit(page)).toEqual([]);
    // A file instead of a page: without the app.
    await look(page, `${hall.url}/feed.atom`, 500, 'zh-CN');
  } finally {
    await context.close();
    // It wrote down what was wrong.
    await expect(hall.stop()).rejects.toThrow('the hall complained');
    rmSync(hall.folder, { recursive: true, force: true });
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
