// The browser part: links without new documents, lost parts, staff's parts only for staff. That it takes every page over
// silently is seen in pages.spec.ts.

import { awake, expect, open, test } from '../support/test';

test('a link is followed without loading a new document; the heading takes the focus', async ({ page }) => {
  await open(page, '/services');
  const documents: string[] = [];
  page.on('request', (request) => {
    if (request.isNavigationRequest()) documents.push(request.url());
  });
  await page.getByRole('main').getByRole('link', { name: '土地使用权变更登记' }).first().click();
  await expect(page).toHaveURL(/\/services\/TD-04$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('土地使用权变更登记');
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await expect(page).toHaveTitle(/^土地使用权变更登记/);
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  expect(documents).toEqual([]);
});

test('the window keeps its title while a page wakes up or comes', async ({ page }) => {
  await page.addInitScript(() => {
    const titles: string[] = [];
    Object.assign(window, { titles });
    // What a person can see: the title at every frame.
    const look = () => {
      if (titles.at(-1) !== document.title) titles.push(document.title);
      requestAnimationFrame(look);
    };
    look();
  });
  await open(page, '/services');
  await page.getByRole('main').getByRole('link', { name: '土地使用权变更登记' }).first().click();
  await expect(page).toHaveTitle(/^土地使用权变更登记/);
  const titles = await page.evaluate(() => (window as unknown as { titles: string[] }).titles);
  // Before the first title there is none.
  while (titles[0] === '') titles.shift();
  expect(titles).toHaveLength(2);
  expect(titles[0]).toMatch(/^办事.* - 乐清市虹桥镇行政服务中心$/);
});

test('a part that cannot be fetched leaves a page that works as plain HTML', async ({ page, complaints }) => {
  await open(page, '/desk/sign-in');
  await page.route('**/pkg/*.wasm', (route) => route.abort('failed'));
  await page.locator('header .hd__name').click();
  await expect(page.locator('.broken')).toBeVisible();
  await page.locator('header nav a').first().click();
  await expect(page).toHaveURL(/\/services$/);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  // The lost files are what is wanted here.
  complaints.splice(0);
});

test.describe(() => {
  test.use({ role: 'w5a' });

  test('citizens never load the parts of the staff; the staff do', async ({ page }) => {
    const wasm: { path: string; size: number }[] = [];
    page.on('response', async (answer) => {
      const path = new URL(answer.url()).pathname;
      if (path.endsWith('.wasm')) wasm.push({ path, size: (await answer.body()).length });
    });
    for (const path of ['/', '/services', '/services/TD-04', '/status', '/board', '/desk/sign-in']) {
      await open(page, path);
      await page.waitForLoadState('networkidle');
    }
    const seen = new Set(wasm.map((file) => file.path));
    for (const path of ['/desk', '/desk/counter', '/admin']) {
      await open(page, path);
      await page.waitForLoadState('networkidle');
    }
    // Parts that hold pages, not empty shells of them.
    const staffs = wasm.filter((file) => !seen.has(file.path));
    expect(staffs.reduce((sum, file) => sum + file.size, 0)).toBeGreaterThan(20_000);
  });

  test('what was typed before the page woke up is kept', async ({ page }) => {
    const held: (() => void)[] = [];
    await page.route('**/*.wasm', async (route) => {
      await new Promise<void>((go) => held.push(go));
      await route.continue();
    });
    await page.goto('/desk/counter?service=TD-04', { waitUntil: 'commit' });
    await page.locator('#applicant_name').fill('王㛃');
    await page.locator('#id_number').fill('3303821988');
    await page.locator('#materials-2').check();
    await expect.poll(() => held.length).toBeGreaterThan(0);
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    held.forEach((go) => go());
    await awake(page);
    await expect(page.locator('#applicant_name')).toHaveValue('王㛃');
    await expect(page.locator('#id_number')).toHaveValue('3303821988');
    await expect(page.locator('#materials-2')).toBeChecked();
  });
});
