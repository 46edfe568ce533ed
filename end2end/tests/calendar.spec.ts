// An official holiday notice on its way: entered by one person, looked at and signed off by the director; the date of an open
// case moves, the applicant sees why, the window ticks the call off. On a hall of its own: the calendar is everybody's.

import { audit } from '../support/audit';
import { accept, type Receipt } from '../support/hall';
import { PASSWORD, openHall } from '../support/server';
import { expect, test } from '../support/test';
import { request, type APIRequestContext, type BrowserContext } from '@playwright/test';

/** The year before one without a notice, on a day from which fifteen working days lead beyond New Year. */
const TODAY = '2026-12-15';
const BEFORE = '2027-01-05';
const AFTER = '2027-01-06';

async function signIn(url: string, name: string): Promise<APIRequestContext> {
  const api = await request.newContext({ baseURL: url });
  const answer = await api.post('/api/v1/session', { data: { name, password: PASSWORD } });
  expect(answer.ok(), await answer.text()).toBe(true);
  return api;
}

for (const script of [true, false]) {
  test(`a notice moves a date, ${script ? 'with' : 'without'} script`, async ({ browser }) => {
    const hall = await openHall({ clock: `${TODAY} 10:00` });
    const contexts: BrowserContext[] = [];
    const as = async (name: string) => {
      const api = await signIn(hall.url, name);
      const storageState = await api.storageState();
      await api.dispose();
      const context = await browser.newContext({ baseURL: hall.url, storageState, javaScriptEnabled: script });
      contexts.push(context);
      return context.newPage();
    };
    try {
      const clerk = await signIn(hall.url, 'w5a');
      const receipt: Receipt = await accept(clerk, 'TD-04', 400);
      await clerk.dispose();
      expect(receipt.due).toBe(BEFORE);

      // The administrator enters it, first with a mistake.
      const admin = await as('admin');
      await admin.goto('/admin/calendar');
      await admin.getByLabel('年份').fill('2027');
      await admin.getByLabel('通知文号').fill('国务院办公厅关于2027年放假安排的通知');
      await admin.getByLabel('公布日期').fill(TODAY);
      await admin.getByLabel('放假的日子').fill('2027-01-01\n2027-01-02\n2028-01-03');
      await admin.getByRole('button', { name: '保存并列出变动' }).click();
      await expect(admin.locator('.errsum li')).toHaveText(['放假的日子 2028-01-03：不是这一年的日子']);
      await expect(admin.locator('#off')).toHaveAttribute('aria-invalid', 'true');
      await admin.getByLabel('放假的日子').fill('2027-01-01\n2027-01-02\n2027-01-03');
      await admin.getByRole('button', { name: '保存并列出变动' }).click();
      await expect(admin).toHaveURL(/done=drafted$/);
      await expect(admin.getByRole('status')).toContainText('还没有生效');
      await admin.getByRole('link', { name: '1', exact: true }).click();
      await expect(admin.getByRole('button', { name: '签发' })).toHaveCount(0);

      // The director looks at the list and signs it off.
      const director = await as('director');
      await director.goto('/admin/calendar/1');
      const row = director.locator('tbody tr');
      await expect(row).toHaveCount(1);
      await expect(row).toContainText(receipt.number_grouped);
      await expect(row).toContainText(BEFORE);
      await expect(row).toContainText(AFTER);
      if (script) expect(await audit(director)).toEqual([]);
      await director.getByRole('button', { name: '签发' }).click();
      await expect(director.getByRole('status')).toContainText('已签发生效');

      // The applicant sees why the date is another one.
      const citizen = await browser.newPage();
      await citizen.goto(`${hall.url}/status/${receipt.number}?code=${receipt.query_code}`);
      await expect(citizen.locator('main')).toContainText('由 2027年1月5日 改为 2027年1月6日（回执上是 2027年1月5日）');
      await citizen.close();

      // The window phones and ticks it off.
      const desk = await as('w5a');
      await desk.goto('/desk');
      await desk.getByRole('link', { name: '请告诉申请人' }).click();
      await expect(desk).toHaveURL(/\/desk\/moved$/);
      await expect(desk.locator('tbody tr')).toContainText('13800000000');
      if (script) expect(await audit(desk)).toEqual([]);
      await desk.getByRole('button', { name: '已告知' }).click();
      await expect(desk.getByRole('status')).toContainText(receipt.number_grouped);
      await expect(desk.locator('tbody tr')).toHaveCount(0);
      await desk.goto(`/desk/cases/${receipt.number}`);
      await expect(desk.locator('main')).toContainText('由 2027年1月5日 改为 2027年1月6日');
    } finally {
      for (const context of contexts) await context.close();
      await hall.stop();
    }
  });
}
