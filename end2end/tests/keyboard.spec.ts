// Without a mouse: the skip link, a focus that is seen, the keys of the queue and the counter.

import type { Page } from '@playwright/test';
import { REQUIRED, idNumber, signedIn } from '../support/hall';
import { awake, expect, open, test } from '../support/test';

/** Whether the focused element shows it: a ring, or a change of colour. */
async function showsFocus(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement as HTMLElement;
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
    const ring = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
    return ring || boxShadow !== 'none' ? '' : `${element.tagName} ${element.textContent?.trim().slice(0, 30)}`;
  });
}

test('the skip link comes first and leads to the content', async ({ page }) => {
  await open(page, '/services/TD-04');
  await page.keyboard.press('Tab');
  const skip = page.locator('a.skip');
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page.locator('#main')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.locator('#main :focus')).toHaveCount(1);
});

for (const path of ['/', '/services/TD-04', '/services']) {
  test(`every stop of ${path} shows the focus and stands free of sticky parts`, async ({ page }) => {
    await open(page, path);
    const dark: string[] = [];
    for (let stop = 0; stop < 40; stop += 1) {
      await page.keyboard.press('Tab');
      // After the last stop the focus leaves the page.
      if (await page.evaluate(() => document.activeElement === document.body)) break;
      dark.push(await showsFocus(page));
      const covered = await page.evaluate(() => {
        const element = document.activeElement;
        if (!element) return '';
        const box = element.getClientRects()[0] ?? element.getBoundingClientRect();
        const top = document.elementFromPoint(box.left + Math.min(8, box.width / 2), box.top + box.height / 2);
        return top && !element.contains(top) && !top.contains(element) ? `${element.textContent} under ${top.className}` : '';
      });
      dark.push(covered);
    }
    expect(dark.filter(Boolean)).toEqual([]);
  });
}

test.describe(() => {
  test.use({ role: 'w5a' });

  test('J, K and Enter walk through the queue; ? shows the keys; letters can be switched off', async ({ page }) => {
    await open(page, '/desk');
    const row = (place: number) => page.locator(`a[data-row="${place}"]`);
    await page.keyboard.press('j');
    await expect(row(0)).toBeFocused();
    await page.keyboard.press('j');
    await expect(row(1)).toBeFocused();
    await page.keyboard.press('k');
    await expect(row(0)).toBeFocused();
    await page.keyboard.press('?');
    await expect(page.locator('details.keys')).toHaveAttribute('open', '');
    await expect(page.locator('details.keys')).toContainText('F2');
    await page.locator('#letters').uncheck();
    await page.locator('h1').focus();
    await page.keyboard.press('j');
    await expect(page.locator('h1')).toBeFocused();
    await page.locator('#letters').check();
    await page.locator('h1').focus();
    await page.keyboard.press('j');
    const wanted = await row(0).getAttribute('href');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(new RegExp(`${wanted}$`));
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  });

  test('the counter: digit, Enter from field to field, Alt+A, the wrong number is said at once', async ({ page }) => {
    await open(page, '/desk/counter');
    await page.keyboard.press('F2');
    await page.keyboard.type('4');
    await page.keyboard.press('Enter');
    await expect(page.locator('.chosen')).toContainText('TD-04');
    await expect(page.locator('#applicant_name')).toBeFocused();
    await page.keyboard.insertText('测试㛃');
    await page.keyboard.press('Enter');
    await expect(page.locator('#id_number')).toBeFocused();
    const good = idNumber('19760504', 11);
    await page.keyboard.type(good.slice(0, 17) + (good[17] === '1' ? '2' : '1'));
    await expect(page.locator('#id_number')).toHaveAttribute('aria-invalid', 'true');
    await page.keyboard.press('Backspace');
    await page.keyboard.type(good[17] ?? '');
    await expect(page.locator('#id_number-error')).toContainText('1976年5月4日');
    await page.keyboard.press('Enter');
    await page.keyboard.type('13700000003');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await expect(page.locator('#materials-1')).toBeFocused();
    await page.keyboard.press('Alt+a');
    for (const no of REQUIRED['TD-04'] ?? []) await expect(page.locator(`#materials-${no}`)).toBeChecked();
    await page.keyboard.press('Control+Enter');
    await expect(page).toHaveURL(/\/receipt$/);
    await page.keyboard.press('F2');
    await expect(page).toHaveURL(/\/desk\/counter$/);
    await expect(page.locator('#applicant_name')).toHaveValue('');
  });

  test('a refusal at the counter takes the focus to the summary and keeps what was typed', async ({ page }) => {
    await open(page, '/desk/counter?service=TD-04');
    await page.locator('#applicant_name').fill('测试㛃');
    await page.keyboard.press('Control+Enter');
    await expect(page.locator('.errsum')).toBeFocused();
    await expect(page).toHaveTitle(/^错误：/);
    await expect(page.locator('#applicant_name')).toHaveValue('测试㛃');
    await page.locator('.errsum a[href="#id_number"]').click();
    await expect(page.locator('#id_number')).toBeFocused();
  });

  test('a lost answer leaves the form, and pressing again accepts once', async ({ page, context, complaints }) => {
    await open(page, '/desk/counter?service=TD-04');
    await page.locator('#applicant_name').fill('测试㛃');
    await page.locator('#id_number').fill(idNumber('19760504', 12));
    await page.locator('#phone').fill('13700000004');
    for (const no of REQUIRED['TD-04'] ?? []) await page.locator(`#materials-${no}`).check();
    const numbers: string[] = [];
    // The request arrives, its answer does not.
    await page.route('**/api/v1/cases', async (route) => {
      const answer = await route.fetch();
      numbers.push(((await answer.json()) as { number: string }).number);
      await route.abort('connectionreset');
    });
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('alert').filter({ hasText: '没有收到服务器的答复' })).toBeVisible();
    await page.unrouteAll();
    await page.reload();
    await awake(page);
    await expect(page.locator('#applicant_name')).toHaveValue('测试㛃');
    for (const no of REQUIRED['TD-04'] ?? []) await expect(page.locator(`#materials-${no}`)).toBeChecked();
    await page.keyboard.press('Control+Enter');
    await expect(page).toHaveURL(new RegExp(`/desk/cases/${numbers[0]}/receipt$`));
    expect(numbers).toHaveLength(1);
    // The lost answer is the one complaint that is wanted here.
    const wanted = complaints.filter((line) => line.includes('/api/v1/cases') || line.includes('ERR_CONNECTION_RESET'));
    for (const line of wanted) complaints.splice(complaints.indexOf(line), 1);
    expect(context.pages()).toHaveLength(1);
  });

  test('a full disk is said in its own words; the form stays, and goes through with the same key', async ({ page, complaints }) => {
    await open(page, '/desk/counter?service=TD-04');
    await page.locator('#applicant_name').fill('测试㛃');
    await page.locator('#id_number').fill(idNumber('19760504', 13));
    await page.locator('#phone').fill('13700000005');
    for (const no of REQUIRED['TD-04'] ?? []) await page.locator(`#materials-${no}`).check();
    const keys: string[] = [];
    await page.route('**/api/v1/cases', async (route) => {
      keys.push(route.request().headers()['idempotency-key'] ?? '');
      const problem = { type: 'about:blank', title: 'The disk is full; nothing was stored', status: 507, code: 'storage_full' };
      await route.fulfill({ status: 507, contentType: 'application/problem+json', body: JSON.stringify(problem) });
    });
    await page.keyboard.press('Control+Enter');
    await expect(page.locator('.errsum')).toContainText('服务器的磁盘满了，什么也没有保存。请告诉系统管理员。');
    await expect(page.locator('.errsum')).toBeFocused();
    await expect(page.getByText('没有收到服务器的答复')).toHaveCount(0);
    await expect(page.locator('#applicant_name')).toHaveValue('测试㛃');
    await page.unrouteAll();
    const sent = page.waitForRequest((request) => request.method() === 'POST' && request.url().endsWith('/api/v1/cases'));
    await page.keyboard.press('Control+Enter');
    expect(keys).toEqual([(await sent).headers()['idempotency-key']]);
    await expect(page).toHaveURL(/\/receipt$/);
    // The full disk is the one complaint that is wanted here.
    const wanted = complaints.filter((line) => line.startsWith('507: ') || line.includes('a status of 507'));
    expect(wanted.length).toBeGreaterThan(0);
    for (const line of wanted) complaints.splice(complaints.indexOf(line), 1);
  });
});

test.describe(() => {
  test.use({ role: 'supervisor' });

  test('single letters do nothing while somebody types', async ({ page }) => {
    await open(page, '/desk');
    const field = page.locator('.filter input:not([type=hidden])').first();
    await field.focus();
    await page.keyboard.type('jk?');
    await expect(field).toBeFocused();
    await expect(page.locator('details.keys')).not.toHaveAttribute('open', '');
  });
});

test.describe(() => {
  test.use({ role: 'w2a' });

  test('a known applicant is taken in by keyboard within twenty seconds of typing', async ({ page }) => {
    const id = idNumber('19620601', 407);
    const api = await signedIn('w2a');
    const first = await api.post('/api/v1/cases', {
      data: { service: 'GA-04', applicant_name: '测试㛃', id_number: id, phone: '13700000007', town: 'HQ', materials: REQUIRED['GA-04'] },
    });
    expect(first.status()).toBe(201);
    await api.dispose();
    await open(page, '/desk/counter');
    let keys = 0;
    const press = async (key: string) => {
      keys += 1;
      await page.keyboard.press(key);
    };
    const type = async (text: string) => {
      for (const letter of text) await press(letter);
    };
    await press('F2');
    await type('hkqy');
    await press('Enter');
    await expect(page.locator('.chosen')).toContainText('GA-04');
    await expect(page.locator('#applicant_name')).toBeFocused();
    await press('Enter');
    await type(id);
    // Who has been here before need not tell everything again.
    await expect(page.locator('#applicant_name')).toHaveValue('测试㛃');
    await expect(page.locator('#phone')).toHaveValue('13700000007');
    await press('Alt+a');
    await press('Control+Enter');
    await expect(page).toHaveURL(/\/receipt$/);
    const seconds = keys * 0.28;
    expect(seconds, `${keys} keys at 280 ms`).toBeLessThanOrEqual(20);
  });
});
