// A clerk at the counter who never touches the mouse.

import { expect, type Page } from '@playwright/test';

/** What the applicant says. */
export interface Applicant {
  name: string;
  id: string;
  phone: string;
  /** The town that the form offers first. */
  town: string;
}

/** Presses Tab until the element has the focus; fails when it cannot be reached within a page's worth of stops. */
export async function tabTo(page: Page, selector: string): Promise<void> {
  const wanted = page.locator(selector).first();
  await expect(wanted).toBeVisible();
  for (let stops = 0; stops < 120; stops += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${selector} cannot be reached with Tab`);
}

/** Signs in with name and password, typed. */
export async function signIn(page: Page, name: string, password: string): Promise<void> {
  await tabTo(page, '#name');
  await page.keyboard.type(name);
  await page.keyboard.press('Tab');
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
  await expect(page.locator('.desk__who')).toBeVisible();
}

/** Types the applicant into the form; the focus is in the name. Ends in the field of the town. */
export async function typeApplicant(page: Page, applicant: Applicant): Promise<void> {
  await expect(page.locator('#applicant_name')).toBeFocused();
  await page.keyboard.insertText(applicant.name);
  await page.keyboard.press('Tab');
  await expect(page.locator('#id_number')).toBeFocused();
  await page.keyboard.type(applicant.id);
  await page.keyboard.press('Tab');
  await expect(page.locator('#phone')).toBeFocused();
  await page.keyboard.type(applicant.phone);
  await page.keyboard.press('Tab');
  await expect(page.locator('#town')).toBeFocused();
  await page.keyboard.press('Home');
  await expect(page.locator('#town option:checked')).toHaveText(applicant.town);
}

/** Ticks materials by Tab and Space. */
export async function tick(page: Page, materials: number[]): Promise<void> {
  for (const no of materials) {
    await tabTo(page, `#materials-${no}`);
    await page.keyboard.press('Space');
    await expect(page.locator(`#materials-${no}`)).toBeChecked();
  }
}
