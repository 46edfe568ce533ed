// The promised date, against a second computation of it that shares only the calendar.

import { dueDate, isWorkday } from '../support/calendar';
import { expect, test } from '../support/test';

test('the second computation itself gives dates that are known', () => {
  // 土地使用权变更登记 (15 working days) around the May holiday of 2008, which moved a Sunday.
  expect(dueDate('2008-03-03', 15)).toBe('2008-03-24');
  expect(isWorkday('2008-05-04')).toBe(true);
  expect(isWorkday('2008-05-01')).toBe(false);
  expect(dueDate('2008-04-30', 1)).toBe('2008-05-04');
});

test('the interface answers the same dates', async ({ request }) => {
  const starts = ['2007-09-28', '2008-01-25', '2008-02-05', '2008-04-29', '2008-09-26', '2009-09-30', '2012-09-29'];
  const wrong: string[] = [];
  for (const accepted of starts) {
    for (const workdays of [1, 2, 5, 10, 15, 20, 30, 45]) {
      const answer = await request.get(`/api/v1/clock/due?accepted=${accepted}&workdays=${workdays}`);
      const { due } = (await answer.json()) as { due: string };
      const mine = dueDate(accepted, workdays);
      if (due !== mine) wrong.push(`${accepted} + ${workdays}: ${due}, computed ${mine}`);
    }
  }
  expect(wrong).toEqual([]);
});
