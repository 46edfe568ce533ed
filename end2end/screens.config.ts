// `npm run screens`: pictures of every page in every look, into the folder HALL_SCREENS (else test-results/screens).

import base from './playwright.config';
import { defineConfig } from '@playwright/test';

export default defineConfig({
  ...base,
  testDir: '.',
  testMatch: 'screens.ts',
  reporter: [['list']],
  projects: [{ name: 'screens' }],
});
