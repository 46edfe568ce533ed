// Forms of browsers without script: what was typed comes back, with what is wrong and a way to each field.

import { idNumber, password } from '../support/hall';
import { expect, test } from '../support/test';

test('a wrong password: the name stays, the summary says why', async ({ page }) => {
  await page.goto('/desk/sign-in');
  await page.locator('#name').fill('w9a');
  await page.locator('#password').fill('wrong');
  const [answer] = await Promise.all([page.waitForNavigation(), page.getByRole('button', { name: '登录' }).click()]);
  expect(answer?.status()).toBe(401);
  await expect(page).toHaveTitle(/^错误：/);
  await expect(page.getByRole('alert')).toContainText('登录名或密码不对');
  await expect(page.locator('#name')).toHaveValue('w9a');
  await expect(page.locator('#password')).toHaveValue('');
});

test('an empty sign-in: each field is named and its link leads there', async ({ page }) => {
  await page.goto('/desk/sign-in');
  await page.getByRole('button', { name: '登录' }).click();
  const summary = page.getByRole('alert');
  await expect(summary).toContainText('要改');
  await expect(page).toHaveTitle(/^错误：/);
  await summary.getByRole('link').first().click();
  await expect(page).toHaveURL(/#name$/);
  await expect(page.locator('#name')).toBeFocused();
  await expect(page.locator('#name')).toHaveAttribute('aria-invalid', 'true');
});

test('signing in leads to the page that was wanted', async ({ page }) => {
  await page.goto('/desk/counter?service=TD-04');
  await page.locator('#name').fill('w5b');
  await page.locator('#password').fill(password());
  await page.getByRole('button', { name: '登录' }).click();
  await expect(page).toHaveURL(/\/desk\/counter\?service=TD-04$/);
  await expect(page.locator('.chosen')).toContainText('TD-04');
});

test.describe(() => {
  test.use({ role: 'w5a' });

  test('a refused case keeps everything that was typed', async ({ page }) => {
    await page.goto('/desk/counter?service=TD-04');
    const wrong = idNumber('19990909', 77).replace(/.$/, (last) => (last === '1' ? '2' : '1'));
    await page.locator('#applicant_name').fill('测试㛃');
    await page.locator('#id_number').fill(wrong);
    await page.locator('#phone').fill('137 0000-0002');
    await page.locator('#town').selectOption({ index: 1 });
    const town = await page.locator('#town').inputValue();
    for (const no of [1, 3]) await page.locator(`#materials-${no}`).check();
    const [answer] = await Promise.all([page.waitForNavigation(), page.locator('#accept-button').click()]);
    expect(answer?.status()).toBe(422);
    await expect(page).toHaveTitle(/^错误：/);

    const summary = page.getByRole('alert').filter({ hasText: '要改' });
    await expect(summary.getByRole('link')).toHaveCount(2);
    await summary.getByRole('link', { name: '证件号码' }).click();
    await expect(page.locator('#id_number')).toBeFocused();
    await expect(page.locator('#id_number')).toHaveAttribute('aria-invalid', 'true');
    await expect(page.locator('#materials')).toContainText('必要材料还不齐');

    await expect(page.locator('#applicant_name')).toHaveValue('测试㛃');
    await expect(page.locator('#id_number')).toHaveValue(wrong);
    await expect(page.locator('#phone')).toHaveValue('137 0000-0002');
    await expect(page.locator('#town')).toHaveValue(town);
    for (const no of [1, 3]) await expect(page.locator(`#materials-${no}`)).toBeChecked();
    for (const no of [2, 4, 5]) await expect(page.locator(`#materials-${no}`)).not.toBeChecked();
    expect(page.url()).not.toContain(wrong);
  });

  test('a service of another window is refused with the page itself, whatever the form sends', async ({ page }) => {
    await page.goto('/desk/counter?service=GA-04');
    await expect(page.getByRole('main')).toContainText('不归您的窗口受理');
    await expect(page.locator('.pick__list a').first()).toHaveAttribute('href', /service=TD-/);
    const fields = { _op: 'POST /api/v1/cases', _next: '/desk', service: 'GA-04', applicant_name: '测试㛃' };
    const answer = await page.request.post('/desk/counter', { form: fields });
    expect(answer.status()).toBe(403);
    const text = await answer.text();
    expect(text).toContain('不归您的窗口受理');
    expect(text).toContain('测试㛃');
  });

  test('an expired session says that nothing was stored', async ({ page, context }) => {
    await page.goto('/desk/counter?service=TD-04');
    await context.clearCookies({ name: 'session' });
    await page.locator('#applicant_name').fill('测试㛃');
    const [answer] = await Promise.all([page.waitForNavigation(), page.locator('#accept-button').click()]);
    expect(answer?.status()).toBe(401);
    await expect(page.getByRole('main')).toContainText('刚才提交的内容没有保存');
  });
});

test('language, size and colours are switched by a form and lead back to the same page', async ({ page }) => {
  await page.goto('/services?department=TD');
  const root = page.locator('html');
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page).toHaveURL(/\/services\?department=TD$/);
  await expect(root).toHaveAttribute('lang', 'en');
  await expect(page).toHaveTitle(/Hongqiao Town/);
  await page.getByRole('button', { name: 'Large type' }).click();
  await expect(page).toHaveURL(/\/services\?department=TD$/);
  await expect(root).toHaveAttribute('data-size', 'elder');
  const size = await page.locator('main').evaluate((main) => parseFloat(getComputedStyle(main).fontSize));
  expect(size).toBeGreaterThanOrEqual(24);
  await page.getByRole('button', { name: 'Dark' }).click();
  await expect(root).toHaveAttribute('data-theme', 'dark');
  await page.goto('/');
  await expect(root).toHaveAttribute('lang', 'en');
  await expect(root).toHaveAttribute('data-theme', 'dark');
  await page.getByRole('button', { name: '中文' }).click();
  await expect(root).toHaveAttribute('lang', 'zh-CN');
});

test('search and department list answer without script', async ({ page }) => {
  await page.goto('/search?q=zzzzzz');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('没有找到');
  await page.getByRole('main').getByRole('link', { name: '国土资源' }).click();
  await expect(page.getByRole('main')).toContainText('土地使用权变更登记');
});
