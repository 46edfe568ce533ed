// The promised date, computed a second time and on its own: nothing here is shared with the product but the official
// calendar of the sample, so that a mistake in the product's rules cannot hide in the test.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Year {
  off: string[];
  work: string[];
}

const file = join(__dirname, '../../server/sample/calendar.json');
const years = (JSON.parse(readFileSync(file, 'utf8')) as { years: Record<string, Year> }).years;

/** 2008-03-03 as a number of days, so that no time zone can play a part. */
function dayNumber(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / 86_400_000;
}

function isoDate(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}

/** Whether the hall works on that date: the State Council's notice, else Monday to Friday. */
export function isWorkday(date: string): boolean {
  const year = years[date.slice(0, 4)];
  if (year?.off.includes(date)) return false;
  if (year?.work.includes(date)) return true;
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

/** The date on which so many working days have passed; the day of acceptance itself does not count. */
export function dueDate(accepted: string, workdays: number): string {
  let day = dayNumber(accepted);
  for (let left = workdays; left > 0; ) {
    day += 1;
    if (isWorkday(isoDate(day))) left -= 1;
  }
  return isoDate(day);
}

/** The working day on which the tests' hall stands: today, or the one before. */
export function hallToday(): string {
  // China has kept UTC+8 without summer time since 1991.
  let day = Math.floor((Date.now() + 8 * 3_600_000) / 86_400_000);
  while (!isWorkday(isoDate(day))) day -= 1;
  return isoDate(day);
}

/** The last working day on which something had to be accepted to be due on that date after so many working days. */
export function acceptedFor(due: string, workdays: number): string {
  let day = dayNumber(due) - workdays;
  while (!isWorkday(isoDate(day)) || dueDate(isoDate(day), workdays) > due) day -= 1;
  return isoDate(day);
}

/** So many calendar days later. */
export const daysAfter = (date: string, days: number): string => isoDate(dayNumber(date) + days);

/** 2008年3月24日. */
export function chineseDate(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}
