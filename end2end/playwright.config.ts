// Tests of the hall in a real browser.
//
//   make e2e                         builds everything, then runs them
//   npm ci && npx playwright test    in this folder, when target/ holds a release build
//   npm run screens                  pictures of every page for people to look at (screens.config.ts)
//
// Each run starts the program itself, with the sample in a database of its own on a free port (support/start.ts), and
// stops it at the end. Settings, all optional:
//
//   HALL_BIN, HALL_SITE   the program and the site, else target/release/hall and target/site
//   HALL_CHROMIUM         the browser, else the system's Chromium, else Playwright's own (npx playwright install chromium)
//   HALL_URL              tests a hall that is already running, with HALL_SAMPLE_PASSWORD as its people's password
//
// Rules: no sleeping, no second tries. A test waits for what it needs to see and fails otherwise. Tests share one hall,
// so each makes its own cases and signs in as little as possible: the hall limits tries.

import { defineConfig } from '@playwright/test';
import { launchOptions } from './support/browser';

export default defineConfig({
  testDir: 'tests',
  globalSetup: './support/start.ts',
  workers: 2,
  fullyParallel: true,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['html', { open: 'never' }]],
  use: {
    browserName: 'chromium',
    launchOptions,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1366, height: 768 },
    screenshot: 'only-on-failure',
    // What was kept for reading without network has tests of its own.
    serviceWorkers: 'block',
  },
  projects: [
    { name: 'script', testIgnore: /no-script\.spec/ },
    {
      name: 'no-script',
      testMatch: /(main-path|no-script|apply|ask|fill|official|status|handling|life)\.spec\.ts/,
      use: { javaScriptEnabled: false },
    },
  ],
});
